# SPDX-License-Identifier: GPL-2.0
# treewide: semantic patches in, a proven per-maintainer series out.
BUILD ?= build
CC ?= gcc
PKGS := glib-2.0 gio-2.0 gio-unix-2.0 json-glib-1.0
WARN := -Wall -Wextra -Werror -Wno-missing-field-initializers
CFLAGS ?= -O2 -g
ALL_CFLAGS = -std=gnu11 $(WARN) $(CFLAGS) $(shell pkg-config --cflags $(PKGS)) -Idriver
LIBS = $(shell pkg-config --libs $(PKGS)) -lpthread
SANITIZE := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer

SRC := $(wildcard driver/*.c)
LIB := $(filter-out driver/main.c driver/cmd-%.c,$(SRC))
OBJ := $(SRC:driver/%.c=$(BUILD)/obj/%.o)
ASAN_OBJ := $(SRC:driver/%.c=$(BUILD)/asan/%.o)
ASAN_LIB := $(LIB:driver/%.c=$(BUILD)/asan/%.o)
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test-*.c))

Q := $(if $(V),,@)

.PHONY: all asan unit test-unit clean
all: $(BUILD)/treewide
asan: $(BUILD)/asan/treewide

$(BUILD)/treewide: $(OBJ)
	$(Q)$(if $(V),,echo "  LD      $@";) $(CC) $(ALL_CFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/asan/treewide: $(ASAN_OBJ)
	$(Q)$(if $(V),,echo "  LD      $@";) $(CC) $(ALL_CFLAGS) $(SANITIZE) -o $@ $^ $(LIBS)

$(BUILD)/obj/%.o: driver/%.c
	@mkdir -p $(@D)
	$(Q)$(if $(V),,echo "  CC      $<";) $(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/asan/%.o: driver/%.c
	@mkdir -p $(@D)
	$(Q)$(if $(V),,echo "  CC      $< (asan)";) $(CC) $(ALL_CFLAGS) $(SANITIZE) -MMD -MP -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(ASAN_LIB)
	@mkdir -p $(@D)
	$(Q)$(if $(V),,echo "  CC      $<";) $(CC) $(ALL_CFLAGS) $(SANITIZE) -MMD -MP -o $@ $< $(ASAN_LIB) $(LIBS)

# One unit program: make test-unit UNIT_TEST=maintainers
unit: $(UNIT)
test-unit: $(if $(UNIT_TEST),$(BUILD)/unit/test-$(UNIT_TEST),$(UNIT))
	$(Q)set -e; for t in $^; do G_TEST_SRCDIR=tests/unit $$t; done

clean:
	$(Q)rm -rf $(BUILD)/obj $(BUILD)/asan $(BUILD)/unit $(BUILD)/treewide

-include $(wildcard $(BUILD)/obj/*.d $(BUILD)/asan/*.d $(BUILD)/unit/*.d)

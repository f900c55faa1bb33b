# SPDX-License-Identifier: GPL-2.0
# treewide: semantic patches in, a proven per-maintainer series out.
#
# Thin: the work is done by $(BUILD)/treewide and by the scripts in tests/.
BUILD ?= build
CC ?= gcc
CAMPAIGN ?= cocci/pin_user_pages
OUT ?= patches-generated
PREFIX ?= /usr/local
PKGS := glib-2.0 gio-2.0 gio-unix-2.0 json-glib-1.0
# A compiler of tomorrow warns of more: that is no reason not to be built, but
# for the tests, which compile all of it anew.
WARN := -Wall -Wextra -Wno-missing-field-initializers
CFLAGS ?= -O2 -g
# Looked up at the first compile, when `make deps` has had its turn: a bare
# machine has no pkg-config yet.
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS)))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $(shell pkg-config --libs $(PKGS)))$(PKG_LIBS)
ALL_CFLAGS = -std=gnu11 $(WARN) $(CFLAGS) $(PKG_CFLAGS) -iquote driver -iquote $(BUILD)/text
LIBS = $(PKG_LIBS) -lpthread
SANITIZE := -O1 -g1 -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer

SRC := $(wildcard driver/*.c driver/*/*.c)
LIB := $(filter-out driver/main.c driver/cmd-%.c,$(SRC))
OBJ := $(SRC:driver/%.c=$(BUILD)/obj/%.o)
ASAN_OBJ := $(SRC:driver/%.c=$(BUILD)/asan/%.o)
ASAN_LIB := $(LIB:driver/%.c=$(BUILD)/asan/%.o)
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test-*.c))
FUZZ_TARGETS := $(filter-out fuzz replay,$(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c)))

# A variable that nobody reads is a slip: without this, KERNAL=path would convert
# another tree.
GIVEN := $(foreach v,$(.VARIABLES),$(if $(filter command,$(firstword $(origin $v))),$v))
UNREAD := $(if $(strip $(GIVEN)),$(shell tests/known-variables $(GIVEN)))
$(if $(UNREAD),$(error $(UNREAD)))
$(foreach v,OUT BUILD CAMPAIGN PREFIX,$(if $(strip $($v)),,$(error $v= names no folder)))

Q := $(if $(V),,@)
# $(call say,CC,file): the quiet form of a command
say = $(if $(V),,printf '  %-7s %s\n' $(1) '$(2)';)
MAKE_PROGRAMS = $(MAKE) $(if $(V),,-s) --no-print-directory -j$(shell nproc 2>/dev/null || echo 1)
TEST_ENV = BUILD='$(abspath $(BUILD))' V='$(V)'

##@ Use it
.PHONY: help
help: ## these lines
	@awk -f tests/help.awk $(firstword $(MAKEFILE_LIST))

.PHONY: generate
generate: ## write the series for a tree: KERNEL=path (Debian's linux-source-6.12), OUT=folder (patches-generated)
	@tests/setup generate
	@$(MAKE_PROGRAMS) all
	$(Q)kernel="$$KERNEL"; if [ -z "$$kernel" ]; then \
		kernel=$$(BUILD='$(abspath $(BUILD))' tests/kernel 6.12) || exit 2; \
		echo "no KERNEL given: taking Debian's linux-source-6.12, $$kernel"; fi; \
	$(if $(V),set -x;) $(BUILD)/treewide generate --kernel "$$kernel" \
		--output '$(OUT)' --build '$(BUILD)' --campaign '$(CAMPAIGN)' \
		$(if $(SPLIT),--split '$(SPLIT)') $(if $(ONLY),--only '$(ONLY)') \
		$(if $(POLARITY),--polarity '$(POLARITY)') \
		$(if $(REROLL),--reroll '$(REROLL)') \
		$(if $(filter-out 0,$(SIGNOFF)),--signoff) \
		$(if $(DECISIONS),--decisions '$(DECISIONS)') \
		$(if $(COMMENTS),--comments '$(COMMENTS)') \
		$(if $(COMMENTS_FOR),--comments-for '$(COMMENTS_FOR)') \
		$(if $(SUSPECTS),--suspects '$(SUSPECTS)') \
		$(if $(filter-out 0,$(STRICT)),--strict) \
		$(if $(filter-out 0,$(DIRTY)),--dirty) \
		$(if $(COVER),--cover '$(COVER)') \
		$(if $(PEOPLE),--people '$(PEOPLE)') \
		$(if $(MAILMAP),--mailmap '$(MAILMAP)') \
		$(if $(PLAN),--plan '$(PLAN)') $(if $(MAX),--max '$(MAX)') \
		$(if $(SSHLOGIN),--sshlogin '$(SSHLOGIN)') \
		$(if $(filter-out 0,$(LIFT)),--lift) $(if $(V),--verbose)

#|            SPLIT=subsystem|maintainer|file|none   what makes one patch (subsystem)
#|            ONLY=path-or-entry   a pilot series: one file, folder or MAINTAINERS entry
#|            POLARITY=explicit|longterm-default|shortterm-default|ephemeral   what a call
#|                     without a suffix means in the end (explicit: nothing, there is none)
#|            REROLL=2   second version of a series      SIGNOFF=1   add your Signed-off-by
#|            DIRTY=1   take a git checkout's files as they lie
#|            DECISIONS=file|none   what people decided about single pins (decisions.conf of the campaign)
#|            COMMENTS=file|none   what people wrote for the calls (comments.txt of the campaign)
#|            COMMENTS_FOR=short|both   calls that get a comment: short-term (short), or all
#|            SUSPECTS=ask|leave|fix   calls whose flags and code contradict each other: asked
#|                     about behind the conversions, left, or made long-term in front of them
#|            COVER=lists|all   the cover letter goes to the lists, or to all maintainers too
#|            PEOPLE=own|all   the helpers go to their own people (the others link to them), or
#|                     to all lists too
#|            MAILMAP=path   people go by the names of this .mailmap, or this newer tree's
#|            PLAN=none|api|branch|acks   how it gets in: one series; in parts, with all that
#|                     asks nothing of anybody in the first, or the helpers alone, on a branch
#|                     for every tree; or all through one tree      MAX=15   patches of a part
#|            STRICT=1   write nothing while a comment waits for a person
#|            LIFT=1   where callers pass different flags, give them a function each
#|            SSHLOGIN=file   machines that run spatch, one a line, as GNU parallel takes them
#|            V=1   show the commands (any target)

##@ Prove it
.PHONY: verify verify-mutants deps-verify
# The level's packages; what stays missing is skipped, named and counted.
LEVEL ?= build
VERIFY_GROUPS = $(if $(filter-out quick,$(LEVEL)),verify $(VERIFY_CLANG)) $(if $(filter full,$(LEVEL)),verify-full)
# Newer trees demand a clang that Debian has under another name.
# The script is read, not run: KERNEL may be anybody's.
VERIFY_CLANG = $(if $(KERNEL),$(shell awk '/^llvm\)/ { on = 1 } /;;/ { on = 0 } on && $$1 == "echo" { least = int($$2) } \
	END { if (least > 14) print "verify-clang" }' '$(KERNEL)/scripts/min-tool-version.sh' 2>/dev/null))
verify: ## prove the series in OUT on its kernel: KERNEL=path, and how far to go
#|            LEVEL=quick   the mails     build   and object code on x86 (the default)
#|            full   and other architectures, KUnit and selftests in emulated machines
#|            TRUST=1   where no sandbox can be had for what KERNEL and series run
#|            FILES="a.c b.c"   compile only these     status 0 all held, 1 red, 2 could not run
	@$(if $(filter-out quick build full,$(LEVEL))$(if $(LEVEL),,none),echo 'verify: LEVEL is one of quick build full' >&2; exit 2)
	@tests/setup generate
	@$(if $(strip $(VERIFY_GROUPS)),tests/setup $(VERIFY_GROUPS) || echo "going on: what needs them is skipped")
	@$(MAKE_PROGRAMS) all
	$(Q)kernel="$$KERNEL"; if [ -z "$$kernel" ]; then \
		kernel=$$(BUILD='$(abspath $(BUILD))' tests/kernel 6.12) || exit 2; fi; \
	$(if $(V),set -x;) $(BUILD)/treewide verify --kernel "$$kernel" \
		--output '$(OUT)' --build '$(BUILD)' --campaign '$(CAMPAIGN)' \
		--level '$(LEVEL)' $(if $(filter-out 0,$(TRUST)),--trust) $(foreach f,$(FILES),--file '$(f)') $(VERIFY_WORDS)

.PHONY: ready
ready: ## say what keeps the series in OUT from being sent: KERNEL=path, MBOX="mails of the lists"
#|            status 0 ready, 1 not, 2 could not look
	@tests/setup generate >&2
	@$(MAKE_PROGRAMS) all >&2
	$(Q)$(if $(V),set -x;) $(BUILD)/treewide ready --output '$(OUT)' --build '$(BUILD)' $(if $(filter-out 0,$(TRUST)),--trust) \
		$(if $(KERNEL),--kernel '$(KERNEL)') $(foreach m,$(MBOX),--mbox '$(m)')

verify-mutants: ## break the series in nine ways: verify must notice each (minutes)
	$(Q)$(MAKE) --no-print-directory verify LEVEL=build VERIFY_WORDS=--mutants

deps-verify: ## install the packages that LEVEL=quick|build|full of verify needs (as root)
	@tests/setup generate $(VERIFY_GROUPS)

.PHONY: survey
survey: ## say in numbers what a tree's calls do: KERNEL=path, FORMAT=text|tsv|json|md|html, GETS=1
	@tests/setup generate >&2
	@$(MAKE_PROGRAMS) all >&2
	$(Q)[ -n '$(KERNEL)' ] || { echo 'survey: say which tree: make survey KERNEL=path' >&2; exit 2; }; \
	$(if $(V),set -x;) $(BUILD)/treewide survey --kernel '$(KERNEL)' \
		--build '$(BUILD)' --campaign '$(CAMPAIGN)' \
		$(if $(filter-out 0,$(GETS)),--gets) \
		$(if $(FORMAT),--format '$(FORMAT)')

.PHONY: audit
audit: ## say where the flags of calls and the code part: KERNEL=path, FORMAT=text|tsv|json|md
	@tests/setup generate >&2
	@$(MAKE_PROGRAMS) all >&2
	$(Q)[ -n '$(KERNEL)' ] || { echo 'audit: say which tree: make audit KERNEL=path' >&2; exit 2; }; \
	$(if $(V),set -x;) $(BUILD)/treewide audit --kernel '$(KERNEL)' \
		--build '$(BUILD)' --campaign '$(CAMPAIGN)' \
		$(if $(DECISIONS),--decisions '$(DECISIONS)') \
		$(if $(FORMAT),--format '$(FORMAT)')

.PHONY: comments
comments: ## print the comments that wait for a person, as a form to fill in: KERNEL=path, COMMENTS=file, LIFT=1
	@tests/setup generate >&2
	@$(MAKE_PROGRAMS) all >&2
	$(Q)[ -n '$(KERNEL)' ] || { echo 'comments: say which tree: make comments KERNEL=path' >&2; exit 2; }; \
	$(if $(V),set -x;) $(BUILD)/treewide comments --kernel '$(KERNEL)' \
		--build '$(BUILD)' --campaign '$(CAMPAIGN)' \
		$(if $(COMMENTS),--comments '$(COMMENTS)') \
		$(if $(COMMENTS_FOR),--comments-for '$(COMMENTS_FOR)') \
		$(if $(filter-out 0,$(LIFT)),--lift)

# $(call life,VERB OPTIONS): what comes after v1
life = tests/setup generate >&2 && $(MAKE_PROGRAMS) all >&2 && \
	{ $(if $(V),set -x;) $(BUILD)/treewide $(1) --output '$(OUT)' --build '$(BUILD)'; }
.PHONY: tags status
status: ## say where the patches stand: KERNEL=newer tree, OUT=folder, FORMAT=text|tsv
	@[ -n '$(KERNEL)' ] || { echo 'status: say which tree: make status KERNEL=path' >&2; exit 2; }
	@$(call life,status --kernel '$(KERNEL)' $(if $(FORMAT),--format '$(FORMAT)'))
tags: ## take Acked-by and the like out of answers: MBOX=file (an mbox, a maildir), OUT=folder
	@[ -n '$(MBOX)' ] || { echo 'tags: say which mailbox: make tags MBOX=file' >&2; exit 2; }
	@$(call life,tags) '$(MBOX)'

# $(call empty,FILES): given, with nothing in it, as by a script that found none
empty = $(if $(filter-out undefined,$(origin $1)),$(if $(strip $($1)),,yes))
.PHONY: check
check: ## find calls that do not say how long a pin lives: KERNEL=path, and what to look at
	@tests/setup generate >&2
	@$(MAKE_PROGRAMS) all >&2
	$(Q)[ -n '$(KERNEL)' ] || { echo 'check: say which tree: make check KERNEL=path' >&2; exit 2; }; \
	$(foreach v,BASE FILES,$(if $(call empty,$v),echo 'check: $v= says nothing to look at; leave it out for the whole tree' >&2; exit 2;)) \
	$(if $(V),set -x;) $(BUILD)/treewide check --kernel '$(KERNEL)' \
		--build '$(BUILD)' --campaign '$(CAMPAIGN)' \
		$(if $(FORMAT),--format '$(FORMAT)') $(if $(BASE),--base '$(BASE)') \
		$(if $(BASELINE),--baseline '$(BASELINE)') \
		$(if $(POLARITY),--polarity '$(POLARITY)') \
		$(if $(EPHEMERAL),--ephemeral '$(EPHEMERAL)') \
		$(foreach id,$(ENABLE),--enable '$(id)') $(FILES)

#|            BASE=rev   only what was added since     FILES="a.c b.c"   only these (- : a patch)
#|            FORMAT=gcc|github|sarif|junit|json|lkp   BASELINE=file   findings that may stay
#|            ENABLE="missing-longterm-comment slow-shortterm"   look for these as well
#|            POLARITY=explicit|longterm-default|shortterm-default|ephemeral   what raw calls mean
#|            EPHEMERAL=flag   of short-term calls, with POLARITY=ephemeral (FOLL_EPHEMERAL)

##@ Test it
.PHONY: test test-quick fuzz fuzz-programs test-browser test-unit test-corpus corpus-expect test-mutants test-e2e test-maintainers lint bench
# What does not compile is one failure more, and the rest is run all the same.
BUILD_ALL = $(MAKE_PROGRAMS) -k all asan unit || export BUILD_FAILED=1;
test: ## every test; the last line says how many passed, failed, were skipped
	@tests/setup generate test
	$(Q)$(BUILD_ALL) $(TEST_ENV) tests/run unit corpus mutants e2e

# What needs no kernel and is soon done: see tests/run.
test-quick: ## its fast half, within 90 s once it is built: modules, one rule, small trees
	@tests/setup generate test
	$(Q)$(BUILD_ALL) $(TEST_ENV) tests/run quick

fuzz: ## let clang look for input that breaks a parser: SECONDS=60 for each, FUZZ=name for one
	@tests/setup generate fuzz
	@$(MAKE_PROGRAMS) $(if $(FUZZ),'$(BUILD)/fuzz/$(FUZZ)',fuzz-programs)
	$(Q)BUILD='$(abspath $(BUILD))' tests/fuzz/run '$(or $(SECONDS),60)' $(if $(FUZZ),'$(FUZZ)',$(FUZZ_TARGETS))

# One unit program: make test-unit UNIT_TEST=maintainers
test-unit: $(if $(UNIT_TEST),$(BUILD)/unit/test-$(UNIT_TEST) $(BUILD)/unit/libdriver.so) ## the driver's modules, with ASan and UBSan: UNIT_TEST=module for one
ifneq ($(UNIT_TEST),)
	$(Q)for t in $<; do G_TEST_SRCDIR=tests/unit $$t || exit 1; done
else
	@tests/setup generate
	@$(MAKE_PROGRAMS) unit
	$(Q)$(TEST_ENV) tests/run unit
endif

test-corpus: ## the rules on small C files: CASE=name for one
	@tests/setup generate
	@$(MAKE_PROGRAMS) all
	$(Q)$(TEST_ENV) tests/run corpus $(if $(CASE),'$(CASE)')

corpus-expect: ## print what a new case becomes: CASE=name
	@tests/setup generate
	@$(MAKE_PROGRAMS) all
	$(Q)$(TEST_ENV) tests/corpus-expect $(if $(CASE),'$(CASE)')

test-mutants: ## switch each rule off in turn: some case of the corpus must fail
	@tests/setup generate
	@$(MAKE_PROGRAMS) all
	$(Q)$(TEST_ENV) tests/run mutants

test-e2e: ## the program on small and real trees: CASE=name for one, TREES=none without real ones
	@tests/setup generate test
	$(Q)$(BUILD_ALL) $(TEST_ENV) TREES='$(TREES)' tests/run e2e $(if $(CASE),'$(CASE)')

test-maintainers: ## our reading of MAINTAINERS against get_maintainer.pl, thousands of files (minutes)
	@tests/setup generate
	@$(MAKE_PROGRAMS) all unit
	$(Q)$(TEST_ENV) tests/run maintainers

test-browser: ## a report in headless Chromium, with axe-core by npm: PAGE=report.html (skipped without them)
	$(Q)[ -n '$(PAGE)' ] || { echo 'test-browser: say which page: make test-browser PAGE=report.html' >&2; exit 2; }; \
	BUILD='$(abspath $(BUILD))' tests/report-browser '$(PAGE)'; status=$$?; [ $$status -eq 77 ] || exit $$status

lint: ## format of the C, shell, semantic patches; lengths of files
	@tests/setup generate lint
	$(Q)tests/lint

bench: ## generate against spatch, get_maintainer.pl and checkpatch.pl, side by side (minutes)
	@tests/setup generate bench
	@$(MAKE_PROGRAMS) all
	$(Q)$(TEST_ENV) tests/bench.sh

##@ Build it
.PHONY: deps all asan unit install uninstall deb clean distclean
deps: ## install the packages that all targets need (as root)
	@tests/setup generate test lint bench

all: $(BUILD)/treewide ## the program alone
asan: $(BUILD)/asan/treewide
unit: $(UNIT) $(BUILD)/unit/libdriver.so $(BUILD)/unit/fuzz-replay
.SECONDARY: $(UNIT:%=%.o)

# What was compiled is installed without a look at the packages.
install: ## the program for all folders: PREFIX=/usr/local, DESTDIR=folder to pack
	@[ -x '$(BUILD)/treewide' ] || tests/setup generate
	@$(MAKE_PROGRAMS) all
	$(Q)dist/install '$(BUILD)/treewide' '$(PREFIX)' '$(DESTDIR)'

uninstall: ## take away what install put there: PREFIX, DESTDIR
	$(Q)dist/install --remove '$(PREFIX)' '$(DESTDIR)'

deb: ## a Debian package of it, in the build folder (skipped without dpkg-dev)
	@[ -x '$(BUILD)/treewide' ] || tests/setup generate
	@$(MAKE_PROGRAMS) all
	$(Q)dist/deb '$(BUILD)/treewide' '$(BUILD)'; status=$$?; [ $$status -eq 77 ] || exit $$status

clean: ## remove what was compiled; unpacked kernels and caches stay
	$(Q)rm -rf $(BUILD)/obj $(BUILD)/asan $(BUILD)/unit $(BUILD)/fuzz $(BUILD)/text $(BUILD)/treewide $(BUILD)/test

distclean: ## remove the build folder, kernels and caches included
	$(Q)rm -rf $(BUILD)

$(BUILD)/treewide: $(OBJ)
	$(Q)$(call say,LD,$@) $(CC) $(ALL_CFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/asan/treewide: $(ASAN_OBJ)
	$(Q)$(call say,LD,$@) $(CC) $(ALL_CFLAGS) $(SANITIZE) -o $@ $^ $(LIBS)

$(BUILD)/obj/%.o: driver/%.c
	@mkdir -p $(@D)
	$(Q)$(call say,CC,$<) $(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/asan/%.o: driver/%.c
	@mkdir -p $(@D)
	$(Q)$(call say,CC,$< (asan)) $(CC) $(ALL_CFLAGS) -Werror $(SANITIZE) -fPIC -MMD -MP -c -o $@ $<

# The page's style and script as C: the program needs no source tree.
TEXTS := $(patsubst driver/%,$(BUILD)/text/%.inc,$(wildcard driver/report/*.css driver/report/*.js))
$(BUILD)/obj/report/assets.o $(BUILD)/asan/report/assets.o: $(TEXTS)

$(BUILD)/text/%.inc: driver/%
	@mkdir -p $(@D)
	$(Q)sed 's/[\\"]/\\&/g; s/.*/"&\\n"/' $< >$@

# The modules are linked once, as a library: a changed line costs one link, not
# one a test.
$(BUILD)/unit/libdriver.so: $(ASAN_LIB)
	@mkdir -p $(@D)
	$(Q)$(call say,LD,$@) $(CC) $(ALL_CFLAGS) $(SANITIZE) -shared -o $@ $^ $(LIBS)

$(BUILD)/unit/%.o: tests/unit/%.c
	@mkdir -p $(@D)
	$(Q)$(call say,CC,$<) $(CC) $(ALL_CFLAGS) -Werror $(SANITIZE) -MMD -MP -c -o $@ $<

$(BUILD)/unit/%: $(BUILD)/unit/%.o | $(BUILD)/unit/libdriver.so
	$(Q)$(CC) $(ALL_CFLAGS) $(SANITIZE) -o $@ $< -L$(@D) -ldriver -Wl,-rpath,'$$ORIGIN' $(LIBS)

# The fuzz targets with a plain main(), which goes through their corpus ...
$(BUILD)/unit/fuzz-replay: $(patsubst %,$(BUILD)/unit/fuzz/%.o,$(FUZZ_TARGETS) fuzz replay) | $(BUILD)/unit/libdriver.so
	$(Q)$(CC) $(ALL_CFLAGS) $(SANITIZE) -o $@ $^ -L$(@D) -ldriver -Wl,-rpath,'$$ORIGIN' $(LIBS)

$(BUILD)/unit/fuzz/%.o: tests/fuzz/%.c
	@mkdir -p $(@D)
	$(Q)$(call say,CC,$<) $(CC) $(ALL_CFLAGS) -Werror $(SANITIZE) -MMD -MP -c -o $@ $<

# ... and with libFuzzer, which only clang has.
FUZZ_FLAGS := -O1 -g1 -fsanitize=address,undefined -fno-sanitize-recover=undefined
fuzz-programs: $(FUZZ_TARGETS:%=$(BUILD)/fuzz/%)
.SECONDARY: $(FUZZ_TARGETS:%=$(BUILD)/fuzz/target/%.o)

$(BUILD)/fuzz/%: $(BUILD)/fuzz/target/%.o $(BUILD)/fuzz/target/fuzz.o $(BUILD)/fuzz/libdriver.a
	$(Q)$(call say,LD,$@) clang $(FUZZ_FLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)

$(BUILD)/fuzz/libdriver.a: $(LIB:driver/%.c=$(BUILD)/fuzz/obj/%.o)
	$(Q)rm -f $@ && ar rcsT $@ $^

$(BUILD)/fuzz/obj/report/assets.o: $(TEXTS)

$(BUILD)/fuzz/obj/%.o: driver/%.c
	@mkdir -p $(@D)
	$(Q)$(call say,CC,$< (fuzz)) clang $(ALL_CFLAGS) $(FUZZ_FLAGS) -fsanitize=fuzzer-no-link -MMD -MP -c -o $@ $<

$(BUILD)/fuzz/target/%.o: tests/fuzz/%.c
	@mkdir -p $(@D)
	$(Q)$(call say,CC,$< (fuzz)) clang $(ALL_CFLAGS) $(FUZZ_FLAGS) -fsanitize=fuzzer-no-link -DFUZZ_ENGINE -MMD -MP -c -o $@ $<

-include $(wildcard $(foreach kind,obj asan unit fuzz fuzz/obj,$(BUILD)/$(kind)/*.d $(BUILD)/$(kind)/*/*.d))

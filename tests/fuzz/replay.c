// SPDX-License-Identifier: GPL-2.0
/*
 * Every input of corpus/ goes through its target, as it is and damaged, under
 * the sanitizers and a time limit: no libFuzzer is needed for that. The name of
 * a target is that of its file, of its function and of its folder. FUZZ_ROUNDS
 * in the environment says how often each is damaged, with FUZZ_TRACE in it the
 * last line names the input and the round that broke it.
 */
#include "fuzz.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define ROUNDS 20
#define LARGE  2000 /* bytes */
#define DAMAGE 8 /* changes in a round at most */

#define SECONDS 60 /* for one input, on a machine that has other work */

/* clang-format off */
#define TARGETS(DO) \
	DO(baseline) \
	DO(campaign) \
	DO(code) \
	DO(comments) \
	DO(decisions) \
	DO(diff) \
	DO(expr) \
	DO(facts) \
	DO(mailmap) \
	DO(mails) \
	DO(maintainers) \
	DO(manifest) \
	DO(rule) \
	DO(state)

/* clang-format on */
#define DECLARE(name) int fuzz_##name(const guint8 *data, gsize size);
TARGETS(DECLARE)

struct target {
	const char *name;
	int (*run)(const guint8 *data, gsize size);
};

#define ROW(name) {#name, fuzz_##name},
static const struct target targets[] = {TARGETS(ROW)};

static const char *at; /* the input that is looked at */

static void late(int signal)
{
	static const char words[] = "\nno end within the limit: ";

	(void)signal;
	if (write(STDERR_FILENO, words, sizeof(words) - 1) > 0 &&
	    write(STDERR_FILENO, at, strlen(at)) > 0)
		fsync(STDERR_FILENO);
	_exit(1);
}

static void run(const struct target *target, const char *text, gsize length)
{
	g_autofree guint8 *exact = length ? g_memdup2(text, length) : NULL;

	alarm(SECONDS);
	target->run(exact, length);
	alarm(0);
}

/* Bytes gone, doubled, moved, turned or thrown in. */
static void change(GString *text, GRand *rand)
{
	static const char bytes[] =
		"{}()[]<>;:,.=@#|&*?\\\"'/+-\n\r\t \0\377aZ09_";
	guint at = g_rand_int_range(rand, 0, text->len + 1);
	guint wanted = g_rand_int_range(rand, 1, 40);
	guint length = MIN(text->len - at, wanted);
	g_autofree char *piece = g_strndup(text->str + at, length);

	switch (g_rand_int_range(rand, 0, 5)) {
	case 0:
		g_string_erase(text, at, length);
		break;
	case 1:
		g_string_insert_len(text, at, piece, length);
		break;
	case 2:
		g_string_insert_len(text,
				    g_rand_int_range(rand, 0, text->len + 1),
				    piece, length);
		break;
	case 3:
		if (at < text->len)
			text->str[at] ^= 1 << g_rand_int_range(rand, 0, 8);
		break;
	default:
		g_string_insert_c(
			text, at,
			bytes[g_rand_int_range(rand, 0, sizeof(bytes) - 1)]);
	}
}

static void damage(const struct target *target, const char *text, gsize length)
{
	const char *wanted = g_getenv("FUZZ_ROUNDS");
	guint rounds = wanted ? atoi(wanted) : ROUNDS;

	/* those are about depth, which takes its time */
	if (length > LARGE)
		rounds /= 10;

	for (guint i = 0; i < rounds; i++) {
		GRand *rand = g_rand_new_with_seed(g_str_hash(at) + i);
		GString *damaged = g_string_new_len(text, length);
		guint changes = g_rand_int_range(rand, 1, DAMAGE + 1);

		if (g_getenv("FUZZ_TRACE"))
			fprintf(stderr, "%s: round %u\n", at, i);
		while (changes--)
			change(damaged, rand);
		run(target, damaged->str, damaged->len);
		g_string_free(damaged, TRUE);
		g_rand_free(rand);
	}
}

static void replay(gconstpointer data)
{
	const struct target *target = data;
	g_autofree char *folder = g_test_build_filename(
		G_TEST_DIST, "..", "fuzz", "corpus", target->name, NULL);
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;
	guint count = 0;

	g_assert_nonnull(dir);
	while ((name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_autofree char *text = NULL;
		gsize length;

		g_assert_true(g_file_get_contents(path, &text, &length, NULL));
		at = name;
		run(target, text, length);
		damage(target, text, length);
		count++;
	}
	g_dir_close(dir);
	g_test_message("%s: %u inputs", target->name, count);
	g_assert_cmpuint(count, >, 1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	signal(SIGALRM, late);
	for (guint i = 0; i < G_N_ELEMENTS(targets); i++) {
		g_autofree char *path =
			g_strdup_printf("/replay/%s", targets[i].name);

		g_test_add_data_func(path, &targets[i], replay);
	}
	return g_test_run();
}

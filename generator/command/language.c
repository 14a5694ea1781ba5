/* The language of the messages. */
#include "command/language.h"

#include "base/diagnostic.h"
#include "command/data_folder.h"

#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* What --lang asks for, or NULL. */
static const char *asked_language(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (!strncmp(argv[i], "--lang=", 7))
            return argv[i] + 7;
        if (!strcmp(argv[i], "--lang") && i + 1 < argc)
            return argv[i + 1];
    }
    return NULL;
}

/* The locale of messages that the environment names, or NULL. */
static const char *environment_locale(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return NULL;
}

/* Whether a locale of that name, which ends at a ':' too, is of the language: "vi",
 * "vi_VN.UTF-8". */
static bool is_of(const char *locale, const char *language)
{
    size_t size = strlen(language);
    return !strncmp(locale, language, size) && strchr("_.@:", locale[size]);
}

/* The first of the languages in "fr:vi_VN:en" that there are messages in; English where
 * there is none. */
static bool list_is_vietnamese(const char *list)
{
    for (; list; list = strchr(list, ':')) {
        list += *list == ':';
        if (is_of(list, "vi"))
            return true;
        if (is_of(list, "en"))
            return false;
    }
    return false;
}

/* LANGUAGE counts only where a locale is set, and not C: so gettext has it. */
static bool environment_is_vietnamese(void)
{
    const char *locale = environment_locale();
    const char *list = getenv("LANGUAGE");
    if (!locale || !strcmp(locale, "C") || !strcmp(locale, "POSIX"))
        return false;
    return list && *list ? list_is_vietnamese(list) : is_of(locale, "vi");
}

static void bind_catalogs(void)
{
    char *folder = catalog_folder();
    bindtextdomain("phuluc", folder);
    bind_textdomain_codeset("phuluc", "UTF-8");
    bind_textdomain_codeset("libc", "UTF-8"); /* what strerror says */
    textdomain("phuluc");
    free(folder);
}

/* Any locale but "C" does for gettext to heed LANGUAGE; since glibc 2.40 "C.UTF-8" is one
 * with "C" in this, so it comes last. False where there is none. */
static bool set_heeding_locale(void)
{
    static const char *const locales[] = {"vi_VN.UTF-8", "vi_VN", "en_US.UTF-8", "C.UTF-8"};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++)
        if (setlocale(LC_MESSAGES, locales[i]))
            return true;
    return false;
}

/* Messages alone follow the locale: figures, sorting and output never do. */
void language_choose(int argc, char **argv)
{
    const char *asked = asked_language(argc, argv);
    bool vietnamese = asked ? !strcmp(asked, "vi") : environment_is_vietnamese();
    if (!vietnamese || !set_heeding_locale())
        return;
    setenv("LANGUAGE", "vi", 1);
    bind_catalogs();
}

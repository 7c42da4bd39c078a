/* help, version, completion and manual: all written from the table of verbs. */
#include "base/log.h"
#include "command/verbs.h"

#include <string.h>

static void print_flag(const struct option_row *row)
{
    char flag[64];
    snprintf(flag, sizeof flag, "--%s%s%s", row->name, row->value != NULL ? " " : "",
             row->value != NULL ? row->value : "");
    printf("  %-22s %s%s%s%s%s\n", flag, row->help, row->kind == OPTION_MANY ? "; repeatable" : "",
           row->variable != NULL ? " [" : "", row->variable != NULL ? row->variable : "",
           row->variable != NULL ? "]" : "");
}

static int help_verb(const struct verb *verb)
{
    printf("usage: avow %s%s%s%s\n\n%s\n", verb->name, verb->options[0].name != NULL ? " [flags]" : "",
           verb->words[0] != '\0' ? " " : "", verb->words, verb->summary);
    if (verb->text[0] != '\0')
        printf("\n%s\n", verb->text);
    if (verb->options[0].name != NULL)
        puts("\nFlags:");
    for (const struct option_row *row = verb->options; row->name != NULL; row++)
        print_flag(row);
    return 0;
}

static int help_all(void)
{
    puts("Avow finds the statement you may send: word for word, with its source and its date.\n\n"
         "usage: avow VERB [flags] ...\n");
    for (const struct verb *verb = verbs; verb->name != NULL; verb++)
        if (!verb->hidden)
            printf("  %-12s %s\n", verb->name, verb->summary);
    puts("\n\"avow help VERB\" explains one. Exit codes: 0 done, 1 nothing found, 2 usage, 3 done but some "
         "files were\n"
         "rejected, 4 failed and nothing was changed.");
    return 0;
}

int verb_help(const struct invocation *invocation)
{
    if (invocation->word_count == 0)
        return help_all();
    const struct verb *verb = verb_find(invocation->words[0]);
    if (verb != NULL)
        return help_verb(verb);
    log_line(LOG_ERROR, "there is no verb \"%s\"; \"avow help\" lists them", invocation->words[0]);
    return avow_status_exit_code(AVOW_USAGE);
}

int verb_version(const struct invocation *invocation)
{
    (void)invocation;
    puts("avow " AVOW_VERSION);
    return 0;
}

/* A bash case arm: the flags of one verb. */
static void print_completion_arm(const struct verb *verb)
{
    printf("    %s) words=\"", verb->name);
    for (const struct option_row *row = verb->options; row->name != NULL; row++)
        printf("%s--%s", row == verb->options ? "" : " ", row->name);
    puts("\" ;;");
}

int verb_completion(const struct invocation *invocation)
{
    (void)invocation;
    puts("# Completion of avow for bash; printed by \"avow completion\".\n_avow() {\n"
         "  local word=\"${COMP_WORDS[COMP_CWORD]}\" words=\"\"\n"
         "  if [ \"$COMP_CWORD\" -eq 1 ]; then");
    fputs("    words=\"", stdout);
    for (const struct verb *verb = verbs; verb->name != NULL; verb++)
        if (!verb->hidden)
            printf("%s%s", verb == verbs ? "" : " ", verb->name);
    puts("\"\n  else case \"${COMP_WORDS[1]}\" in");
    for (const struct verb *verb = verbs; verb->name != NULL; verb++)
        if (!verb->hidden)
            print_completion_arm(verb);
    puts("  esac; fi\n"
         "  case \"${COMP_WORDS[COMP_CWORD-1]}\" in\n"
         "    --index|--corpus) mapfile -t COMPREPLY < <(compgen -d -- \"$word\") ;;\n"
         "    *) mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\") ;;\n"
         "  esac\n}\ncomplete -F _avow avow");
    return 0;
}

/* Text inside roff: a backslash and a leading dot or apostrophe would be commands. */
static void print_roff(const char *text)
{
    bool line_start = true;
    for (const char *byte = text; *byte != '\0'; byte++) {
        if (line_start && (*byte == '.' || *byte == '\''))
            fputs("\\&", stdout);
        if (*byte == '\\')
            fputs("\\e", stdout);
        else if (*byte == '-')
            fputs("\\-", stdout);
        else
            fputc(*byte, stdout);
        line_start = *byte == '\n';
    }
    fputc('\n', stdout);
}

static void print_manual_verb(const struct verb *verb)
{
    printf(".SS \"%s %s\"\n", verb->name, verb->words);
    print_roff(verb->summary);
    if (verb->text[0] != '\0') {
        puts(".PP");
        print_roff(verb->text);
    }
    for (const struct option_row *row = verb->options; row->name != NULL; row++) {
        printf(".TP\n.B \\-\\-%s %s\n", row->name, row->value != NULL ? row->value : "");
        print_roff(row->help);
    }
}

int verb_manual(const struct invocation *invocation)
{
    (void)invocation;
    puts(".TH AVOW 1 \"\" \"avow " AVOW_VERSION "\" \"User Commands\"\n.SH NAME\n"
         "avow \\- find the compliance statement you may send, word for word\n"
         ".SH SYNOPSIS\n.B avow\nVERB [flags] ...\n.SH DESCRIPTION\n"
         "Avow indexes compliance documents as statements and finds the one that answers, with its source "
         "and its "
         "date.\n.SH VERBS");
    for (const struct verb *verb = verbs; verb->name != NULL; verb++)
        if (!verb->hidden)
            print_manual_verb(verb);
    puts(".SH EXIT STATUS\n0 done; 1 nothing found; 2 usage; 3 done, but some files were rejected; 4 failed "
         "and nothing "
         "was changed.\n.SH ENVIRONMENT\nAVOW_INDEX, AVOW_CORPUS, AVOW_WORKSPACE, AVOW_TODAY stand in for "
         "\\-\\-index, \\-\\-corpus, \\-\\-workspace and "
         "\\-\\-today; NO_COLOR turns colours off.");
    return 0;
}

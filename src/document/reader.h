/* What every reader of a format gives, and the readers there are. */
#ifndef DOCUMENT_READER_H
#define DOCUMENT_READER_H

#include "base/value.h"
#include "document/block.h"

/* Containers (lists, quotes) may stand inside each other this deep; beyond it a file is hostile or broken. */
enum { READER_DEPTH = 100 };
/* A heading or question of more bytes is running text that lost its way. */
enum { READER_HEADING = 1000 };

/* The content of one file. */
struct reading {
    struct value front; /* front matter: a VALUE_MAP, or VALUE_NULL when there is none */
    struct block_list blocks;
    bool unmarked;    /* scraped text: headings and lists were guessed, questions are plain lines */
    const char *note; /* something for the report, or NULL; static text */
};

/* Read clean UTF-8 (in a binary format the file's bytes) into blocks of clean UTF-8, all in `arena`.
 * BAD_INPUT for front matter that is no YAML and for nesting over READER_DEPTH. */
typedef enum avow_status (*reader_function)(struct span text, struct arena *arena, struct reading *out,
                                            struct avow_error *err);

/* Markdown (CommonMark with tables), YAML front matter before it. */
enum avow_status reader_markdown(struct span text, struct arena *arena, struct reading *out,
                                 struct avow_error *err);
/* Append the blocks of Markdown that has no front matter. */
enum avow_status reader_markdown_body(struct span text, struct arena *arena, struct block_list *blocks,
                                      struct avow_error *err);
/* A `.txt` file: Markdown if it looks so, else plain lines. */
enum avow_status reader_text(struct span text, struct arena *arena, struct reading *out,
                             struct avow_error *err);
/* Ready-made statements, one JSON object a line; rows that are none are left out and noted. All become one
 * page: whoever reads a file of several pages parts it first (document/row.h). */
enum avow_status reader_jsonl(struct span text, struct arena *arena, struct reading *out,
                              struct avow_error *err);
/* PDF, from its bytes. BAD_INPUT for one under a password and for one without text. */
enum avow_status reader_pdf(struct span bytes, struct arena *arena, struct reading *out,
                            struct avow_error *err);
/* DOCX, from its bytes. BAD_INPUT for what is none, TOO_LARGE for what unpacks beyond ARCHIVE_BYTES. */
enum avow_status reader_docx(struct span bytes, struct arena *arena, struct reading *out,
                             struct avow_error *err);
/* HTML, from its bytes: the main content of a page. BAD_INPUT when it nests too deep. */
enum avow_status reader_html(struct span bytes, struct arena *arena, struct reading *out,
                             struct avow_error *err);
/* YAML: an FAQ page (`### YamlMime:FAQ`), or any other that holds pairs of question and answer, with Markdown
 * in the answers. NOT_FOUND for YAML without them. */
enum avow_status reader_yaml(struct span text, struct arena *arena, struct reading *out,
                             struct avow_error *err);
/* Tables of questions and answers (CSV, TSV; workbooks): each row with both is a marked question. NOT_FOUND
 * for a table of another shape. */
enum avow_status reader_table(struct span text, struct arena *arena, struct reading *out,
                              struct avow_error *err);
enum avow_status reader_workbook(struct span bytes, struct arena *arena, struct reading *out,
                                 struct avow_error *err);
/* OSCAL catalogs and resolved profiles (JSON). NOT_FOUND for other JSON. */
enum avow_status reader_oscal(struct span text, struct arena *arena, struct reading *out,
                              struct avow_error *err);
/* Plain lines as scraped from a web page: headings and lists are told by their shape. */
enum avow_status reader_lines(struct span text, struct arena *arena, struct reading *out,
                              struct avow_error *err);

/* Take front matter (`---` lines around YAML, the opening one may be missing; `+++` lines around TOML) off
 * the front of `*text`. BAD_INPUT names the line. */
enum avow_status reader_front_matter(struct span *text, struct arena *arena, struct value *out,
                                     struct avow_error *err);
/* The same for TOML alone: its plain keys are read, what cannot be read is left out. */
enum avow_status reader_front_matter_toml(struct span *text, struct arena *arena, struct value *out,
                                          struct avow_error *err);

#endif

/* Workbooks: the container, then sheet after sheet. */
#include "sheet/book.h"

static enum avow_status read_sheets(const struct book *book, struct sheet_list *list, struct avow_error *err)
{
    size_t cells = 0;
    list->items = arena_array(book->arena, book->sheet_count, sizeof *list->items);
    if (list->items == NULL)
        return error_set_no_memory(err, "");
    for (size_t i = 0; i < book->sheet_count; i++) {
        const struct book_sheet *sheet = &book->sheets[i];
        enum avow_status status = sheet->part != NULL
                                      ? book_cells(book, sheet, &cells, &list->items[list->count], err)
                                      : AVOW_NOT_FOUND;
        if (status != AVOW_OK && status != AVOW_NOT_FOUND)
            return status;
        list->count += status == AVOW_OK;
    }
    return AVOW_OK;
}

enum avow_status sheet_read_xlsx(struct span bytes, struct arena *arena, struct sheet_list *out,
                                 struct avow_error *err)
{
    struct book book = {.arena = arena};
    struct sheet_list list = {NULL, 0};
    enum avow_status status = archive_open(bytes, &book.archive, err);
    if (status == AVOW_OK)
        status = book_read(&book, err);
    if (status == AVOW_OK)
        status = read_sheets(&book, &list, err);
    archive_close(book.archive);
    if (status == AVOW_OK)
        *out = list;
    return status;
}

/* The groups of the sheet room's tests; each gives how many failed. */
#ifndef TEST_SHEET_GROUPS_H
#define TEST_SHEET_GROUPS_H

int csv_tests(void);
int xlsx_tests(void);

#endif

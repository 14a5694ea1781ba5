/* Dates of the calendar, and as they are written in commands. */
#ifndef PHULUC_BASE_DATE_H
#define PHULUC_BASE_DATE_H

/* The days of a month from 1 to 12; the most there can be where the month or the year is 0:
 * not known. */
unsigned days_of_month(unsigned month, unsigned year);

struct date {
    unsigned day, month, year; /* 0: not known */
};

/* Reads "2024-10-15", a day that there is. Returns 0, or -1. */
int date_parse(struct date *out, const char *text);

#endif

/* The memory that libgit2 gets: as much as it asks for, but no piece larger than any object we read. */
#ifndef INDEX_GIT_MEMORY_H
#define INDEX_GIT_MEMORY_H

/* Give it to libgit2, before git_libgit2_init. The size of an object is asked for before it is read, but not
 * that of the object which it is a difference to: a few bytes on the disk can unpack to any size. */
void git_memory_limit(void);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* peak.c - runs a command and prints the most memory it held, in KiB, on stderr.
 *
 * A process starts with the peak of the one that made it: asked from a large program (a
 * Python, say), a small one seems as large.  Usage: peak COMMAND... */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct rusage usage;
    if (argc < 2)
        return 2;
    pid_t child = fork();
    if (child == 0) {
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    if (child < 0 || wait4(child, NULL, 0, &usage) != child)
        return 1;
    fprintf(stderr, "%ld\n", usage.ru_maxrss);
    return 0;
}

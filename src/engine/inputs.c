/* SPDX-License-Identifier: Apache-2.0 */
/* inputs.c - from the paths of the command to dossiers with their configuration. */
#include "base/file.h"
#include "engine/engine.h"

#include <stdlib.h>
#include <string.h>

/* "dce/" is called "dce". */
static const char *name_of(Arena *arena, const char *path)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    return arena_copy(arena, path, length);
}

/* Several paths that are one dossier: their names, one after the other. */
static const char *name_of_all(Arena *arena, const char *const *paths, size_t count)
{
    const char *name = name_of(arena, paths[0]);
    for (size_t i = 1; name && i < count; i++) {
        if (i == 3 && count > 4)
            return arena_printf(arena, "%s…", name);
        name = arena_printf(arena, "%s, %s", name, path_base(name_of(arena, paths[i])));
    }
    return name;
}

static bool use_config(Inputs *inputs, Input *input, const char *path, Error *err)
{
    for (size_t i = 0; i < inputs->config_count; i++)
        if (strcmp(inputs->configs[i]->path, path) == 0) {
            input->config = inputs->configs[i];
            return true;
        }
    Config *config = config_load(path, err);
    if (!config)
        return false;
    inputs->configs[inputs->config_count++] = config;
    input->config = config;
    return true;
}

static bool find_config(Inputs *inputs, Input *input, const Settings *settings,
                        Error *err)
{
    const char *path = settings->config;
    if (settings->isolated)
        return true;
    if (!path)
        path = config_find(input->paths[0], inputs->arena);
    return !path || use_config(inputs, input, path, err);
}

bool inputs_init(Inputs *inputs, const Settings *settings, const char *const *paths,
                 size_t count, Error *err)
{
    *inputs = (Inputs){ .arena = arena_new() };
    if (!inputs->arena)
        return error_memory(err);
    bool one = settings->together && count > 1;
    size_t dossiers = one ? 1 : count;
    inputs->items = arena_alloc(inputs->arena, (dossiers + 1) * sizeof *inputs->items);
    inputs->configs =
        arena_alloc(inputs->arena, (dossiers + 1) * sizeof *inputs->configs);
    if (!inputs->items || !inputs->configs)
        return error_memory(err);
    for (size_t i = 0; i < dossiers; i++) {
        Input *input = &inputs->items[i];
        input->paths = paths + i;
        input->path_count = one ? count : 1;
        input->name = one ? name_of_all(inputs->arena, paths, count)
                          : name_of(inputs->arena, paths[i]);
        if (!find_config(inputs, input, settings, err))
            return false;
        inputs->count++;
    }
    return !arena_failed(inputs->arena) || error_memory(err);
}

void inputs_done(Inputs *inputs)
{
    for (size_t i = 0; i < inputs->config_count; i++)
        config_free(inputs->configs[i]);
    arena_free(inputs->arena);
    *inputs = (Inputs){ 0 };
}

# SPDX-License-Identifier: Apache-2.0
# Completion for bash: the options are those that `clausier COMMAND --help` prints.

_clausier()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command="" word
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in check | compare | explain | rules | text) command=$word && break ;; esac
    done
    case $previous in
    --lang) mapfile -t COMPREPLY < <(compgen -W "fr en" -- "$current") && return ;;
    --color | --full-text) mapfile -t COMPREPLY < <(compgen -W "auto always never" -- "$current") && return ;;
    --view) mapfile -t COMPREPLY < <(compgen -W "final original" -- "$current") && return ;;
    --fail-on)
        mapfile -t COMPREPLY < <(compgen -W "obligation recommandation bonne-pratique jamais" -- "$current")
        return
        ;;
    --select | --ignore)
        mapfile -t COMPREPLY < <(compgen -W "$(clausier rules list 2>/dev/null | cut -d' ' -f1)" -- "$current")
        return
        ;;
    esac
    if [[ $current == -* ]]; then
        local options
        options=$(clausier ${command:+"$command"} --help 2>/dev/null | grep -oE -- '^ +(-., )?--[a-z-]+' | grep -oE -- '--[a-z-]+')
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    elif [[ $command == explain ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(clausier rules list 2>/dev/null | cut -d' ' -f1)" -- "$current")
    elif [[ $command == rules ]]; then
        mapfile -t COMPREPLY < <(compgen -W "list test lint" -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        [[ -z $command && $COMP_CWORD -eq 1 ]] &&
            mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "check compare explain rules text" -- "$current")
    fi
}
complete -o filenames -F _clausier clausier

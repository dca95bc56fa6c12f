"""The scripts that make bash, zsh and fish complete, and how each is answered. Importing this is enough to answer them.

click finds out what may stand at the cursor (`completing.py` says what that is). These scripts stand in place of its own, which
take `field=value` apart at the equals sign and put in a title with spaces as several words.
"""

from __future__ import annotations

import os
import re

from click.shell_completion import CompletionItem, ShellComplete, add_completion_class, split_arg_string

_BASH = r"""
%(complete_func)s() {
    local kind line
    COMPREPLY=()
    {
        read -r kind
        while IFS= read -r line; do COMPREPLY+=("$line"); done
    } < <(COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_WORD="${COMP_WORDS[COMP_CWORD]}" \
        %(complete_var)s=bash_complete "$1" 2>/dev/null)
    case $kind in
        file) compopt -o default 2>/dev/null ;;
        open) compopt -o nospace 2>/dev/null ;;
    esac
}
complete -F %(complete_func)s %(prog_name)s
"""

_ZSH = r"""
#compdef %(prog_name)s
%(complete_func)s() {
    local kind value help
    local -a words_ open_ described_
    while IFS=$'\t' read -r kind value help; do
        case $kind in
            file) _files; return ;;
            open) open_+=("$value") ;;
            plain)
                words_+=("$value")
                described_+=("$value${help:+  -- $help}") ;;
        esac
    done < <(COMP_LINE="${(j: :)words[1,CURRENT]}" %(complete_var)s=zsh_complete "$words[1]" 2>/dev/null)
    (( $#open_ )) && compadd -U -S '' -a open_
    (( $#words_ )) && compadd -U -l -V words -d described_ -a words_
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

_FISH = r"""
function %(complete_func)s
    COMP_LINE=(commandline -cp) %(complete_var)s=fish_complete %(prog_name)s 2>/dev/null | while read -l line
        set -l parts (string split -m 1 \t -- $line)
        if test "$parts[1]" = file
            __fish_complete_path (commandline -ct)
        else if test -n "$parts[2]"
            echo -- $parts[2]
        end
    end
end
complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""
_FILES = {"file", "dir"}
_UNQUOTED = re.compile(r"[\w@%+=:,./\-]*")


class _Shell(ShellComplete):
    """A shell that passes on the line up to the cursor in COMP_LINE."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one under the cursor, and what that word says without its quotes."""
        line = os.environ.get("COMP_LINE", "")
        token, _ = _last_token(line)
        return split_arg_string(line[: len(line) - len(token)])[1:], _unquoted(token)

    def complete(self) -> str:
        """Every completion in a line of its own; a broken line or workbook has none."""
        return "\n".join(map(self.format_completion, self._found()))

    def _found(self) -> list[CompletionItem[str]]:
        args, incomplete = self.get_completion_args()
        return self.get_completions(args, incomplete)


@add_completion_class
class Bash(_Shell):
    """bash. Its first line says what the rest is: files, words to go on writing, or whole words."""

    name = "bash"
    source_template = _BASH.lstrip()

    def complete(self) -> str:
        """As bash puts them in: quoted, and only from where bash believes that the word begins."""
        items = self._found()
        if any(item.type in _FILES for item in items):
            return "file"
        token, quote = _last_token(os.environ.get("COMP_LINE", ""))
        # bash takes a word apart at = and :, and replaces only what stands behind them.
        word = os.environ.get("COMP_WORD", "")
        word = "" if word in {"=", ":"} or not token.endswith(word) else word
        before = len(_unquoted(token[: len(token) - len(word)]))
        kind = "open" if items and all(item.value.endswith("=") for item in items) else "plain"
        return "\n".join([kind, *(_bash_quoted(item.value[before:], quote) for item in items)])


@add_completion_class
class Zsh(_Shell):
    """zsh, which quotes by itself."""

    name = "zsh"
    source_template = _ZSH.lstrip()

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Kind, value and help, between tabs."""
        kind = "file" if item.type in _FILES else "open" if item.value.endswith("=") else "plain"
        return f"{kind}\t{item.value}\t{item.help or ''}"


@add_completion_class
class Fish(_Shell):
    """fish, which quotes by itself."""

    name = "fish"
    source_template = _FISH.lstrip()

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Kind, value and help, between tabs."""
        return f"file\t{item.value}" if item.type in _FILES else f"plain\t{item.value}\t{item.help or ''}"


def _last_token(line: str) -> tuple[str, str]:
    """The word at the end of a line as it is typed, with its quotes; and the quotation mark that is still open, or empty."""
    quote, escaped, begin = "", False, 0
    for place, letter in enumerate(line):
        if escaped:
            escaped = False
        elif letter == "\\" and quote != "'":
            escaped = True
        elif quote:
            quote = "" if letter == quote else quote
        elif letter in {'"', "'"}:
            quote = letter
        elif letter.isspace():
            begin = place + 1
    return line[begin:], quote


def _unquoted(token: str) -> str:
    return "".join(split_arg_string(token)[:1])


def _bash_quoted(text: str, quote: str) -> str:
    """A text as bash reads it back, behind that open quotation mark or behind none."""
    if quote == "'":
        return text.replace("'", r"'\''")
    if quote:
        return re.sub(r'(["\\$`])', r"\\\1", text)
    return text if _UNQUOTED.fullmatch(text) else re.sub(r"([^\w@%+=:,./\-])", r"\\\1", text)


SHELLS: dict[str, type[_Shell]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}

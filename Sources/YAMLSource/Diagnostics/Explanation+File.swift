extension Explanation {
    /// M0001 to M0005, and the bounds of a file: what it is made of.
    static let ofFiles: [DiagnosticCode: Explanation] = [
        .unreadableFile: Explanation(
            title: "a file cannot be read",
            text: """
                The file is not there, is a folder, or may not be read by you. Check the path for a slip of the pen \
                and the file for its rights.

                wrong:  muster run scenarios/jion.yaml
                right:  muster run scenarios/join.yaml
                """
        ),
        .fileTooLarge: Explanation(
            title: "a file is too large",
            text: """
                Files beyond a bound are refused before they are parsed, since a scenario may come from a stranger. \
                Split the scenarios over several files, or let a `matrix` or a `repeat` make the cases that were \
                written out.

                wrong:  one file with 300 MB of steps
                right:  repeat: { times: 1000, steps: [...] }
                """
        ),
        .notUTF8: Explanation(
            title: "a file is not UTF-8",
            text: """
                Scenarios are read as UTF-8. The byte shown belongs to no character in it, which happens when an \
                editor saves a file as Latin-1 or as UTF-16. Save the file again as UTF-8.

                wrong:  name: Müller, saved as Latin-1 (ü is the one byte FC)
                right:  name: Müller, saved as UTF-8 (ü is the two bytes C3 BC)
                """
        ),
        .emptyFile: Explanation(
            title: "a file or a document is empty",
            text: """
                The file, or a document between two lines with `---`, holds nothing but blanks and comments, so there \
                is nothing to run. Write a scenario there, or take the extra `---` out. A last `---` at the end of a \
                file does no harm.

                wrong:  ---
                        ---
                        scenario: Two guests
                right:  ---
                        scenario: Two guests
                """
        ),
        .controlCharacter: Explanation(
            title: "a control character stands in the text",
            text: """
                YAML allows no control characters except tab and line end. One that is wanted in a value is written as \
                an escape in double quotes. A zero byte near the start means that the file is no text at all, such as \
                a picture or a program.

                wrong:  digits: (the character U+0007 itself)
                right:  digits: "\\x07"
                """
        ),
        .nestingTooDeep: Explanation(
            title: "mappings and lists are nested too deep",
            text: """
                Mappings and lists may lie within one another 64 deep, those that an alias brings along included. No \
                scenario needs more, and a file of brackets alone would. A fragment that is used with `use` takes a \
                level or two out.

                wrong:  [[[[[[...
                right:  - use: { fragment: greeting }
                """
        ),
        .tooManyNodes: Explanation(
            title: "a file holds too many values",
            text: """
                The keys and values of a file are counted, and beyond a bound it is read no further. Split the \
                scenarios over several files, or let a `matrix` or a `repeat` make the cases that were written out.

                wrong:  20 million steps
                right:  repeat: { times: 1000, steps: [...] }
                """
        ),
    ]
}

extension Explanation {
    /// `M06`: what the command line selects.
    static let ofSelection: [DiagnosticCode: Explanation] = [
        .nothingSelected: Explanation(
            title: "no scenario is selected",
            text: """
                A folder was named in which, and below which, there is no scenario file: no name that ends in .yaml or .yml. \
                Hidden names, those that begin with a dot, are passed over. A run of nothing is a mistake and not a success.

                wrong: muster run docs
                right: muster run scenarios
                """
        ),
        .outsideRoot: Explanation(
            title: "a file lies outside the suite's root",
            text: """
                Every file of a suite lies below the suite's root, once all links are followed: a scenario that somebody sent \
                must not reach into the rest of the machine. The root is the folder that --root names, else the nearest \
                folder at or above the file that holds a file named .muster-suite, else the folder that was named.

                wrong: scenarios/shared.yaml, a link to ../elsewhere/shared.yaml
                right: scenarios/shared.yaml, a file or a link to one below scenarios
                """
        ),
        .notAFile: Explanation(
            title: "neither a file nor a folder",
            text: """
                A scenario is read from a file. A device, a socket or a pipe could keep the run waiting for ever.

                wrong: muster run /dev/zero
                right: muster run scenarios/one.yaml
                """
        ),
    ]
}

extension Explanation {
    /// M0315 to M0320: what is filled in before a case runs.
    static let ofFilling: [DiagnosticCode: Explanation] = [
        .missingParam: Explanation(
            title: "a param that must be set, and is not",
            text: """
                A param without a default must be set: one of a scenario by the command line (--param NAME=VALUE), one of a \
                fragment by the `use`.

                wrong:  - use: admit
                right:  - use: { fragment: admit, with: { who: alice } }
                """
        ),
        .unknownParam: Explanation(
            title: "a param that nobody declares",
            text: """
                What is set must be declared, so that a slip of the pen is told of and not passed over: under `params` of the \
                fragment that is used, or for --param of at least one of the scenarios that are selected.

                wrong:  - use: { fragment: admit, with: { hwo: alice } }
                right:  - use: { fragment: admit, with: { who: alice } }
                """
        ),
        .unusedName: Explanation(
            title: "something is declared and never used",
            text: """
                A param, an axis of the matrix or a fragment is there, and nothing speaks of it. That is probably a slip of the \
                pen: whoever sets the param changes nothing, and the cases of such an axis are all the same.

                doubtful:  matrix: { limit: [2, 3] }
                           steps: [join: { call: alice, max_participants: 2 }]
                right:     matrix: { limit: [2, 3] }
                           steps: [join: { call: alice, max_participants: $(matrix.limit) }]
                """
        ),
        .unknownFragment: Explanation(
            title: "a fragment that is not there",
            text: """
                A fragment is a document that begins with `fragment: NAME`, in the same file, or in the one that `file` names: a \
                path that begins at the folder of the file in which it is written, and stays below the suite's root.

                wrong:  - use: admitt
                right:  - use: admit
                        ---
                        fragment: admit
                        steps: [join: alice]
                """
        ),
        .fragmentCycle: Explanation(
            title: "a fragment that uses itself",
            text: """
                Fragments are unfolded before anything runs, and one that uses itself, be it through others, would have no end. \
                To do something over and over, write `repeat`.

                wrong:  fragment: again
                        steps: [join: alice, use: again]
                right:  fragment: again
                        steps: [repeat: { times: 3, steps: [join: alice, leave: alice] }]
                """
        ),
        .variableNotAllowed: Explanation(
            title: "a variable that may not be read",
            text: """
                A scenario reads no more of the environment than the command line allows, by name: --env NAME. What muster signs \
                in with (SIGNALWIRE_...) can never be allowed. What must not be shown belongs under `secrets`.

                wrong:  muster run numbers.yaml                  # with to: $(env.DESK) in it
                right:  muster run numbers.yaml --env DESK
                """
        ),
    ]
}

extension Explanation {
    /// M0201 to M0207: what values may be.
    static let ofValues: [DiagnosticCode: Explanation] = [
        .wrongType: Explanation(
            title: "a value of the wrong type",
            text: """
                Values are typed by where they stand, not by how they look: a boolean is `true` or `false`, a number is digits, \
                and what is in quotes is always a text. YAML 1.1's `yes`, `on` and `0x10` mean nothing here.

                wrong:  - join: { call: alice, muted: "true" }
                right:  - join: { call: alice, muted: true }
                """
        ),
        .notAllowed: Explanation(
            title: "a word that is not among those allowed",
            text: """
                The key takes one of a few words, spelled just so, capitals included. The message lists them. To see what the \
                service makes of another one, write { literal: ... }.

                wrong:  - join: { call: alice, beep: onenter }
                right:  - join: { call: alice, beep: onEnter }
                """
        ),
        .outOfRange: Explanation(
            title: "a value beyond its bounds",
            text: """
                The type is right and the value too large, too small or too long. To see what the service makes of it, write \
                { literal: ... }.

                wrong:  - join: { call: alice, max_participants: 1 }
                right:  - join: { call: alice, max_participants: 2 }
                """
        ),
        .malformedValue: Explanation(
            title: "a value that cannot be read",
            text: """
                The value breaks the grammar of its kind: a number with leading zeros, an address with a blank in it, words that \
                are parted by commas.

                wrong:  expect_error: { code: conflict }
                right:  expect_error: { code: 409 }
                """
        ),
        .duration: Explanation(
            title: "a duration that cannot be read",
            text: """
                A duration is a number with its unit: `250ms`, `5s`, `2m`, `1h30m`. A bare number is refused, for nobody could \
                tell what it counts.

                wrong:  - wait: 5
                right:  - wait: 5s
                """
        ),
        .languageVersion: Explanation(
            title: "a version of the language that there is not",
            text: """
                `muster: 1` says in which version of the language a scenario is written. There is one so far, and the key may be \
                left out.

                wrong:  muster: 2
                right:  muster: 1
                """
        ),
        .castTooLarge: Explanation(
            title: "more calls than muster can hold",
            text: """
                A cast has at most 1,000,000 calls, and the lists of a scenario unfold their groups into at most 4,000,000 names. \
                A group that stands alone in its list is not unfolded and costs nothing.

                wrong:  calls: { guest: { count: 100000 }, ... eleven groups of that size }
                right:  calls: { guest: { count: 100000 } }
                """
        ),
        .impossibleMatrix: Explanation(
            title: "a matrix that makes no sense",
            text: """
                An axis has values, and each of them once, or the same case would be there twice. Cases that are listed all have \
                a value for the same names, or a reference would mean something in one of them and nothing in another.

                wrong:  matrix: { beep: [onEnter, onEnter], limit: [] }
                right:  matrix: { beep: [onEnter, onExit], limit: [2, 3] }
                right:  matrix: { cases: [{ limit: 2, code: 409 }, { limit: 3, code: 200 }] }
                """
        ),
        .expansionTooLarge: Explanation(
            title: "more than can be unfolded",
            text: """
                A matrix has at most 10,000 cases. Its cases, the rounds of `for_each` and the fragments of one scenario are \
                unfolded before anything runs, into at most 200,000 steps and 4,000,000 nodes of YAML. A `repeat` is not \
                unfolded, and a group that joins does so in one step, whatever its size.

                wrong:  - for_each: { in: guest, as: who, steps: [join: $(who)] }     # of 300,000 guests
                right:  - join: { call: guest }
                """
        ),
    ]
}

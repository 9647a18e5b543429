extension Explanation {
    /// M0101 to M0110: what stands where in a scenario.
    static let ofShape: [DiagnosticCode: Explanation] = [
        .wrongKind: Explanation(
            title: "a list where a mapping belongs, or the like",
            text: """
                YAML has three kinds of things: single values, lists (`[a, b]`, or lines with `- `) and mappings (`{ a: 1 }`, or \
                lines with `a: 1`). Each key takes one of them, and this key was given another one.

                wrong:  expect: participant-join
                right:  expect: [participant-join]
                """
        ),
        .missingKey: Explanation(
            title: "something that must be there is missing",
            text: """
                A scenario needs a name and steps, a verb needs what it acts on. The message names the key, the place is the \
                mapping that lacks it.

                wrong:  - join: { muted: true }
                right:  - join: { call: alice, muted: true }
                """
        ),
        .emptyValue: Explanation(
            title: "a key without a value",
            text: """
                Nothing stands behind the colon, or YAML's null does (`null`, `~`), and muster does not guess what was meant. In \
                the options of a join alone `null` has a meaning: do not send this option, whatever was said of it before.

                wrong:  calls: { alice: }
                right:  calls: { alice: {} }
                """
        ),
        .unknownKey: Explanation(
            title: "a key that is not known here",
            text: """
                The key is misspelt or belongs somewhere else. An unknown key is never passed over: a scenario in which a check is \
                misspelt would pass without having looked. Keys of your own begin with `x-` and stand at the top.

                wrong:  - join: { call: alice, start_on_entry: false }
                right:  - join: { call: alice, start_on_enter: false }
                """
        ),
        .noVerb: Explanation(
            title: "a step without a verb",
            text: """
                A step is a mapping with exactly one verb, which says what it does; a name or a window alone does nothing.

                wrong:  - name: alice joins
                right:  - name: alice joins
                          join: alice
                """
        ),
        .severalVerbs: Explanation(
            title: "a step with several verbs",
            text: """
                A step has one verb, since the keys of a mapping have no order and one of the two would have to come first. \
                Often the dash of the second step is missing.

                wrong:  - join: alice
                          leave: alice
                right:  - join: alice
                        - leave: alice
                """
        ),
        .emptyList: Explanation(
            title: "an empty list that says nothing",
            text: """
                What is empty here would do nothing and check nothing, and nothing looked at is nothing proved. In an `assert` an \
                empty list does say something: `members: []` demands that nobody is there.

                wrong:  - join: alice
                          expect: []
                right:  - join: alice
                """
        ),
        .misplacedKey: Explanation(
            title: "a key that belongs elsewhere",
            text: """
                The key is known, and stands in the wrong mapping. `expect`, `within` and `name` stand beside a step's verb, \
                `within` and `after` stand beside an entry's event and never among its fields, `coach` and `stream` belong on one \
                join and not on a conference.

                wrong:  - participant-join: { call: alice, within: 2s }
                right:  - participant-join: { call: alice }
                          within: 2s
                """
        ),
        .conflictingKeys: Explanation(
            title: "two keys that say the same, or exclude one another",
            text: """
                Only one of these can hold, and muster does not choose.

                wrong:  - leave: { call: alice, conference: standup, conference_id: $(old.conference_id) }
                right:  - leave: { call: alice, conference_id: $(old.conference_id) }
                """
        ),
        .tooManyMistakes: Explanation(
            title: "more mistakes than are listed",
            text: """
                A thousand mistakes of one file are listed, and the others are only counted as reasons not to run it. Mend some, \
                or look whether the file is a scenario at all.

                wrong:  muster check notes.yaml
                right:  muster check scenarios/join.yaml
                """
        ),
    ]
}

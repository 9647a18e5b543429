extension Explanation {
    /// M0006 to M0018: how YAML is written, and which parts of it scenarios do not use.
    static let ofYAML: [DiagnosticCode: Explanation] = [
        .yamlSyntax: Explanation(
            title: "this is not valid YAML",
            text: """
                The structure of the text cannot be made out here: a colon, a comma or a space is missing or too much, \
                or the indentation fits no line above. Reading goes on at the next `---`, so each document shows one \
                such error at most. Text that holds `: ` or ` #`, or begins with one of @ ` % * & ! | > [ ] { } , \
                belongs in quotes.

                wrong:  description: Note: the host is late
                right:  description: "Note: the host is late"
                """
        ),
        .tab: Explanation(
            title: "a tab stands where only spaces may",
            text: """
                YAML takes only spaces for indentation, since tabs are of no fixed width. Have the editor write spaces \
                when the tab key is pressed.

                wrong:  steps:
                        (tab)- join: guest
                right:  steps:
                          - join: guest
                """
        ),
        .unclosed: Explanation(
            title: "a quote or a bracket is not closed",
            text: """
                The quote, `[` or `{` at this place has no counterpart before the document ends, or what follows \
                cannot stand inside it. A quote that is forgotten runs on to the next one, so the text behind that is \
                where YAML notices.

                wrong:  - join: { call: guest
                right:  - join: { call: guest }
                """
        ),
        .dollarBrace: Explanation(
            title: "a reference is written with braces",
            text: """
                References are written `$(name)`. The braces of `${name}` would begin a mapping inside `{ }` and `[ \
                ]`, and break the syntax there.

                wrong:  join: { call: ${param.guest} }
                right:  join: { call: $(param.guest) }
                """
        ),
        .duplicateKey: Explanation(
            title: "a key stands twice in one mapping",
            text: """
                Each key may stand once in a mapping; of two, one would be lost without a word. Keys are compared by \
                their text, so `a` and `"a"` are the same. What belongs to both goes under one of them.

                wrong:  calls: { guest: {} }
                        calls: { host: {} }
                right:  calls: { guest: {}, host: {} }
                """
        ),
        .unknownAnchor: Explanation(
            title: "an alias has no anchor",
            text: """
                `*name` stands for the value that `&name` marked further up in the same document. Anchors do not cross \
                `---`: each document needs its own. Text that begins with `*` belongs in quotes.

                wrong:  - join: *guset
                right:  x-guest: &guest { call: guest, muted: true }
                        ...
                        - join: *guest
                """
        ),
        .anchorWithinItself: Explanation(
            title: "an alias stands within its own anchor",
            text: """
                The alias stands for a value that it is itself a part of, so that the value would have no end. Give \
                the part that is to be repeated an anchor of its own.

                wrong:  x-steps: &steps [ *steps ]
                right:  x-step: &step { mute: guest }
                        x-steps: [ *step, *step ]
                """
        ),
        .aliasExpansion: Explanation(
            title: "aliases stand for too many values",
            text: """
                Aliases of lists of aliases multiply, and a few lines can stand for billions of values. All aliases of \
                a document together may stand for a million. A `repeat` says how often steps are run without writing \
                them out.

                wrong:  ten lists, each with ten aliases of the one before
                right:  repeat: { times: 1000, steps: [...] }
                """
        ),
        .tag: Explanation(
            title: "a tag is used",
            text: """
                Tags of YAML such as `!!str` tell the type of a value. A scenario's values are typed by where they \
                stand, so tags have no use and are refused. Quotes make text of what looks like a number, and text \
                that begins with `!` needs them.

                wrong:  code: !!str 409
                right:  code: "409"
                """
        ),
        .keyNotText: Explanation(
            title: "a key is no text",
            text: """
                YAML allows lists and mappings as keys; a scenario's keys are text. Mostly this comes from braces \
                written twice, as other programs do for references, or from a key that was left out.

                wrong:  call: {{ guest }}
                right:  call: $(param.guest)
                """
        ),
        .mergeKey: Explanation(
            title: "a merge key is used",
            text: """
                The key `<<`, by which some programs copy one mapping into another, is not part of the language. Join \
                options that several joins share stand under `conferences:` or `defaults:`, and a whole value is \
                repeated by an alias.

                wrong:  - join: { <<: *defaults, call: guest }
                right:  conferences: { standup: { beep: onEnter } }
                        ...
                        - join: guest
                """
        ),
    ]
}

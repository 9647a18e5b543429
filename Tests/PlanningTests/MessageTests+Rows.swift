// The rows of `MessageTests`.

extension MessageTests {
    static let ofShapeAndValues: [Row] = [
        Row(
            file: "⟦steps⟧: [wait: 1s]",
            "M0102",
            "this scenario has no 'scenario'",
            hint: "begin with 'scenario: what it shows'"
        ),
        Row(
            step: "join: ⟦[alice]⟧",
            "M0101",
            "'join' must be a call, or { call, conference } and options by their wire names, not a list",
            hint: "to act on several calls at once, declare a group by 'count'"
        ),
        Row(
            step: "{ join: alice, expect: ⟦conference-start⟧ }",
            "M0101",
            "'expect' must be a list of entries, not a single value",
            hint: "write [conference-start]"
        ),
        Row(
            step: "{ join: alice, expect_error: ⟦409⟧ }",
            "M0101",
            "'expect_error' must be { code: 409 }, not a single value",
            hint: "write { code: 409 }"
        ),
        Row(step: "⟦join⟧: { muted: true }", "M0102", "'join' has no 'call'", hint: "write join: { call: ..., ... }"),
        Row(
            step: "join: { call: ⟦null⟧ }",
            "M0103",
            "'call' is YAML's null, which is no value; it must be the name of a call or a group"
        ),
        Row(
            step: "join: { call: alice, ⟦mutted⟧: true }",
            "M0104",
            "'mutted' is no option of join",
            hint: "did you mean 'muted'?"
        ),
        Row(
            step: "⟦jion⟧: alice",
            "M0104",
            "'jion' is neither a verb nor a key of a step",
            hint: "did you mean 'join'?"
        ),
        Row(
            step: "⟦conference-start⟧: {}",
            "M0104",
            "'conference-start' is neither a verb nor a key of a step",
            hint: "an event is expected: write expect: [conference-start]"
        ),
        Row(
            step: "⟦{ name: x }⟧",
            "M0105",
            "this step has no verb",
            hint: "say what it does: join, leave, expect, ..."
        ),
        Row(
            step: "{ join: alice, ⟦leave⟧: bob }",
            "M0106",
            "a step has one verb, and here 'leave' stands beside 'join'",
            hint: "make it a step of its own"
        ),
        Row(step: "{ join: alice, expect: ⟦[]⟧ }", "M0107", "'expect' is an empty list, which says nothing"),
        Row(
            step: "join: { call: alice, ⟦within⟧: 2s }",
            "M0108",
            "'within' is no key of join: it stands beside the verb, not in its mapping"
        ),
        Row(
            step: "{ wait: 1s, ⟦expect_error⟧: { code: 409 } }",
            "M0108",
            "'expect_error' cannot stand beside 'wait', which sends no command that could be refused"
        ),
        Row(
            step: "leave: { call: alice, conference: room, ⟦conference_id⟧: room }",
            "M0109",
            "'conference' and 'conference_id' both say which conference is left; write one of them"
        ),
        Row(
            step: "hangup: { call: alice, by: phone, ⟦reason⟧: busy }",
            "M0109",
            "a phone gives no reason; 'reason' belongs to 'by: program'"
        ),
        Row(
            step: "join: { call: alice, muted: ⟦yes⟧ }",
            "M0201",
            "'muted' must be true or false, spelled just so",
            hint: "did you mean 'true'?"
        ),
        Row(
            step: #"join: { call: alice, muted: ⟦"true"⟧ }"#,
            "M0201",
            "'muted' must be true or false, and in quotes it is a text; take them away",
            hint: "did you mean 'true'?"
        ),
        Row(
            step: "join: { call: alice, beep: ⟦onenter⟧ }",
            "M0202",
            "'beep' must be one of true, false, onEnter or onExit",
            hint: "did you mean 'onEnter'?"
        ),
        Row(
            step: "join: { call: alice, max_participants: ⟦1⟧ }",
            "M0203",
            "'max_participants' must be a whole number of at least 2"
        ),
        Row(
            step: "join: { call: alice, max_participants: ⟦010⟧ }",
            "M0204",
            "'max_participants' must be a whole number without leading zeros, which make it octal to YAML 1.1"
        ),
        Row(
            step: "{ join: alice, expect_error: { code: ⟦full⟧ } }",
            "M0204",
            "'code' must be a code such as 409, or a negative one such as -32602"
        ),
        Row(
            step: "{ join: alice, expect_error: { code: ⟦200⟧ } }",
            "M0202",
            "200 says that a command was accepted, and is no refusal"
        ),
        Row(step: "wait: ⟦5⟧", "M0205", "'wait' must be a duration with its unit: write 5s or 5ms"),
        Row(
            step: "wait: ⟦5 seconds⟧",
            "M0205",
            "'wait' must be a duration without white space in it, such as 250ms, 5s, 2m or 1h30m"
        ),
        Row(
            step: "quiet: ⟦-3s⟧",
            "M0203",
            "'quiet' must be a duration such as 250ms, 5s, 2m or 1h30m, which is never negative"
        ),
        Row(step: "{ join: alice, within: ⟦0s⟧ }", "M0203", "'within' must be longer than no time at all"),
        Row(
            file: "muster: ⟦2⟧\nscenario: s\nsteps: [wait: 1s]",
            "M0206",
            "'muster' must be 1, the only version of the language that there is"
        ),
        Row(
            file: "scenario: s\ncalls: [⟦al.ice⟧]\nsteps: [wait: 1s]",
            "M0301",
            "'al.ice' is no name for a call: the dot belongs to the members of groups, as in guest.2"
        ),
        Row(
            file: "scenario: s\ncalls: [⟦hold_music⟧]\nsteps: [wait: 1s]",
            "M0312",
            "'hold_music' is no name for a call: it is something that can be heard"
        ),
        Row(file: "scenario: s\ncalls: [alice, ⟦alice⟧]\nsteps: [wait: 1s]", "M0310", "'alice' is declared twice"),
        Row(
            file: "scenario: s\nsteps: [wait: 1s]\n---\nscenario: ⟦s⟧\nsteps: [wait: 1s]",
            "M0311",
            "there is another scenario called 's'",
            hint: "give it a name that says what is different about it"
        ),
    ]

    static let ofNamesAndExpectations: [Row] = [
        Row(step: "join: ⟦alcie⟧", "M0302", "there is no call 'alcie' in the cast", hint: "did you mean 'alice'?"),
        Row(step: "join: ⟦guest.4⟧", "M0302", "the group 'guest' has no 'guest.4': its members are guest.1 to guest.3"),
        Row(step: "leave: ⟦room⟧", "M0302", "there is no call 'room' in the cast"),
        Row(
            step: "join: { call: alice, conference: ⟦rom⟧ }",
            "M0303",
            "there is no conference 'rom'",
            hint: "did you mean 'room'?"
        ),
        Row(
            file: "scenario: s\ncalls: [alice]\nconferences: [a, b]\nsteps: [join: ⟦alice⟧]",
            "M0304",
            "'join' must name its conference, for there are a and b",
            hint: "write { call: ..., conference: a }"
        ),
        Row(
            step: "quiet: { for: 1s, call: ⟦guest⟧ }",
            "M0305",
            "'guest' is a group, and one call is needed here",
            hint: "name one of its members, such as guest.1"
        ),
        Row(
            entry: "participant-join: { call: { each: ⟦alice⟧ } }",
            "M0306",
            "'alice' is one call, not a group",
            hint: "write its name alone, without 'each' or 'any'"
        ),
        Row(
            entry: "participant-join: { call: ⟦guest⟧ }",
            "M0405",
            "'guest' is a group, and this does not say how many of it are meant",
            hint: "write { each: guest } for one event of each member, or { any: guest } for one event of any"
        ),
        Row(
            entry: "participant-join: { name: ⟦$(alcie.call_id)⟧ }",
            "M0307",
            "nothing is called 'alcie' here",
            hint: "did you mean '$(alice.call_id)'?"
        ),
        Row(
            entry: "participant-join: { name: ⟦$(alice.id)⟧ }",
            "M0307",
            "this reference cannot be asked for 'id'",
            hint: "write $(alice.call_id)"
        ),
        Row(
            entry: "participant-join: { name: ⟦$(alice⟧ }",
            "M0308",
            "this reference has no ')'",
            hint: "write a reference as $(alice.call_id), and $$( to mean the characters $( themselves"
        ),
        Row(
            entry: "participant-join: { name: a ⟦$()⟧ b }",
            "M0308",
            "this reference names nothing",
            hint: "write a reference as $(alice.call_id), and $$( to mean the characters $( themselves"
        ),
        Row(
            entry: "participant-join: { name: ⟦$(guest.call_id)⟧ }",
            "M0305",
            "'guest' is a group, and a reference needs one call",
            hint: "name one of its members: $(guest.1.call_id)"
        ),
        Row(
            entry: "participant-join: { name: ⟦$(secret.X)⟧ }",
            "M0307",
            "no secret is called 'X'",
            hint: "declare it: secrets: { NAME: { env: NAME } }"
        ),
        Row(
            entry: "participant-join: { size: ⟦$(run.seed)⟧ }",
            "M0201",
            "'size' must be a whole number of at least 0, and a reference gives a text"
        ),
        Row(
            step: "join: ⟦$(alice.call_id)⟧",
            "M0309",
            "'join' takes a name, not a reference",
            hint: "write the name alone"
        ),
        Row(
            entry: #"participant-join: { name: "⟦${alice}⟧" }"#,
            "M0009",
            "'${alice}' is not how a reference is written",
            hint: "write $(alice)"
        ),
        Row(
            step: "join: { call: ⟦${alice}⟧ }",
            "M0009",
            "'${alice}' is not how a reference is written",
            hint: "write $(alice)"
        ),
        Row(
            entry: "⟦participant-jion⟧",
            "M0401",
            "'participant-jion' is no event",
            hint: "did you mean 'participant-join'?"
        ),
        Row(
            entry: "⟦calling.conference⟧",
            "M0401",
            "a conference event is named by its status",
            hint: "write 'participant-join' or the like"
        ),
        Row(
            entry: "participant-join: { ⟦start_on_enter⟧: true }",
            "M0402",
            "'start_on_enter' is no field of participant-join",
            hint: "did you mean 'start_on_join'?"
        ),
        Row(
            entry: "participant-join: { call: alice, ⟦within⟧: 2s }",
            "M0108",
            "'within' is no field: it stands beside the event, not among its fields"
        ),
        Row(
            entry: "{ participant-join: {}, ⟦size⟧: 2 }",
            "M0108",
            "'size' is a field, and belongs among those of 'participant-join'",
            hint: "write participant-join: { size: ... }"
        ),
        Row(entry: "⟦{ within: 2s }⟧", "M0403", "this entry names no event"),
        Row(
            entry: "{ participant-join: {}, ⟦conference-start⟧: {} }",
            "M0404",
            "an entry has one event, and here 'conference-start' stands beside 'participant-join'",
            hint: "make it an entry of its own"
        ),
        Row(
            entry: "participant-join: { size: { ⟦gtt⟧: 2 } }",
            "M0406",
            "'gtt' is no matcher",
            hint: "did you mean 'gte'?"
        ),
        Row(
            entry: "participant-join: { muted: { ⟦gte⟧: 1 } }",
            "M0407",
            "'gte' says nothing of 'muted', which is true or false"
        ),
        Row(
            step: "assert: { size: { ⟦exists⟧: true } }",
            "M0407",
            "'exists' says nothing of 'size', which is always there"
        ),
        Row(
            entry: "participant-join: { size: ⟦{ gt: 1, lt: 2 }⟧ }",
            "M0408",
            "no value of 'size' can be within these bounds"
        ),
        Row(
            entry: "participant-join: { size: { between: ⟦[3, 2]⟧ } }",
            "M0408",
            "'between' goes from the smaller number to the larger one",
            hint: "write them the other way round"
        ),
        Row(
            entry: "{ participant-join: {}, after: ⟦6s⟧ }",
            "M0408",
            "nothing can come after 6s and within 5s",
            hint: "give the entry a longer 'within'"
        ),
        Row(
            entry: "participant-join: { name: { matches: '⟦(⟧' } }",
            "M0409",
            #"this ( is never closed, and a literal ( is written \("#
        ),
        Row(step: "assert: { members: [guest, ⟦guest.1⟧] }", "M0410", "'guest.1' names what this set has already"),
        Row(
            step: "assert: { hears: { alice: [⟦alice⟧] } }",
            "M0411",
            "nobody hears itself, so 'alice' says nothing here"
        ),
        Row(entry: "⟦request⟧: {}", "M0501", "'request' is known, but this version does not run it yet"),
        Row(
            entry: "⟦request⟧: {}",
            "M0501",
            "'request' is known, but this version does not run it yet"
        ),
        Row(
            entry: "participant-join: { ⟦node_id⟧: x }",
            "M0502",
            "the field 'node_id' is known, but the simulator does not act on it yet"
        ),
        Row(
            step: "quiet: { for: 1s, except: [participant-leave: { ⟦siz⟧: 1 }] }",
            "M0402",
            "'siz' is no field of participant-leave",
            hint: "did you mean 'size'?"
        ),
        Row(
            step: "quiet: { for: 1s, except: [{ conference-end: {}, ⟦within⟧: 1s }] }",
            "M0108",
            "'within' has no meaning here: an exception names events and waits for none"
        ),
        Row(
            step: "assert: { hears: { ⟦stream.tap⟧: [alice] } }",
            "M0313",
            "no step attaches a stream called 'tap'"
        ),
        Row(
            step: "join: { call: alice, stream: { url: wss://a.example, ⟦authorization_bearer_token⟧: x } }",
            "M0314",
            "'authorization_bearer_token' is a secret, and this one stands in the file for everybody to read",
            hint: "declare it under 'secrets', and write $(secret.NAME)"
        ),
    ]
}

import Conferencing
import Testing

/// A value that a parameter's type accepts, other than its default.
private func sample(_ type: ValueType) -> FieldValue {
    switch type {
    case .boolean: .boolean(true)
    case .integer(let minimum, _): .integer((minimum ?? 0) + 3)
    case .number: .number(1.5)
    case .text: .text("some text")
    case .word(let words): .text(words.last ?? "")
    case .words(let words): .text(words.reversed().joined(separator: " "))
    case .url(let schemes): .text((schemes.first ?? "") + "://app.example/x")
    case .call: .call(CallID(7))
    case .conference: .conference(ConferenceID(7))
    case .codec: .text("L16@24000h@40i")
    case .object(let members): .object(members.map { FieldValue.Member($0.name, sample($0.type)) })
    case .texts: .object([.init("b", .text("2")), .init("a", .text("1"))])
    }
}

/// A value of another kind.
private func wrong(_ type: ValueType) -> [FieldValue] {
    switch type {
    case .boolean: [.text("true"), .integer(1)]
    case .integer: [.text("5"), .number(5), .boolean(true)]
    case .number: [.text("5")]
    case .text, .url, .codec: [.boolean(true), .integer(5), .object([])]
    case .word: [.boolean(true), .text("no such word"), .text("")]
    case .words(let words): [.boolean(true), .text("\(words.first ?? "") no-such-word"), .text("")]
    case .call: [.text("alice"), .conference(ConferenceID(0))]
    case .conference: [.text("x"), .call(CallID(0))]
    case .object: [.text("x"), .object([]), .object([.init("no_such_member", .text("x"))])]
    case .texts:
        [.text("x"), .object([.init("a", .integer(1))]), .object([.init("a", .text("1")), .init("a", .text("2"))])]
    }
}

/// Checks that every parameter of a table can be set and read back, one by one and all together.
private func expectRoundTrip<Options: TabledOptions & Equatable>(_ blank: Options, _ parameters: [Parameter]) {
    #expect(parameters.map(\.name) == Options.Key.allCases.map(\.rawValue))
    #expect(Set(parameters.map(\.name)).count == parameters.count)
    var all = blank
    for parameter in parameters {
        let value = sample(parameter.type)
        var one = blank
        let took = one.set(parameter.name, to: value)
        #expect(took, "\(parameter.name) cannot be set")
        #expect(one != blank, "\(parameter.name) was set and nothing changed")
        #expect(one.given.filter { !blank.given.contains($0) } == [.init(parameter.name, value)])
        for bad in wrong(parameter.type) {
            let before = one
            let tookWrong = one.set(parameter.name, to: bad)
            #expect(!tookWrong, "\(parameter.name) took \(bad)")
            #expect(one == before, "\(parameter.name) changed though it was refused")
        }
        let tookBack = one.set(parameter.name, to: nil)
        #expect(tookBack || parameter.isRequired || one == blank, "\(parameter.name) cannot be taken back")
        if tookBack { #expect(one == blank, "\(parameter.name) was not taken back") }
        _ = all.set(parameter.name, to: value)
    }
    #expect(all.given.map(\.name) == parameters.map(\.name))
    #expect(all.given.map(\.value) == parameters.map { sample($0.type) })
    let tookUnknown = all.set("no_such_option", to: .text("x"))
    #expect(!tookUnknown)
}

struct OptionTableTests {
    @Test func `every join option can be set and read back`() {
        expectRoundTrip(JoinOptions(name: ""), JoinParameters.all)
    }

    @Test func `every member of a stream can be set and read back`() {
        expectRoundTrip(StreamOptions(url: ""), StreamParameters.all)
    }

    @Test func `every dial option can be set and read back`() {
        let blank = DialOptions(tag: CallTag(0), tagText: "t", to: "")
        expectRoundTrip(blank, DialParameters.all)
    }

    @Test func `the table has the options of the reference, and not the internal one`() {
        #expect(
            JoinParameters.all.map(\.name) == [
                "name", "muted", "beep", "start_on_enter", "end_on_exit", "wait_url", "max_participants", "record",
                "region",
                "trim", "acl", "coach", "status_callback", "status_callback_event", "status_callback_event_type",
                "status_callback_method", "recording_status_callback", "recording_status_callback_event",
                "recording_status_callback_event_type", "recording_status_callback_method", "stream",
                "emit_call_quality",
            ]
        )
        #expect(
            StreamParameters.all.map(\.name) == [
                "url", "name", "codec", "status_url", "status_url_method", "realtime", "authorization_bearer_token",
                "custom_parameters",
            ]
        )
        #expect(JoinParameters.named("swml") == nil)
        #expect(LeaveParameters.named("conference_id")?.isRequired == true)
    }

    @Test func `no typed property of the options is missing in the table`() {
        // Mirror sees the stored properties; `unchecked` alone has no name of its own on the wire.
        #expect(Mirror(reflecting: JoinOptions(name: "x")).children.count == JoinParameters.all.count + 1)
        #expect(Mirror(reflecting: StreamOptions(url: "x")).children.count == StreamParameters.all.count)
        // The tag, as number and text, is the dialler's own, and a scenario dials no more than one device.
        let dial = DialOptions(tag: CallTag(0), tagText: "t", to: "x")
        #expect(Mirror(reflecting: dial).children.count == DialParameters.all.count + 3)
    }

    @Test func `values land in the typed properties`() {
        var options = JoinOptions(name: "")
        let values: [(JoinOptions.Key, FieldValue)] = [
            (.name, .text("standup")), (.beep, .text("onEnter")), (.statusCallbackEvents, .text("join end")),
            (
                .stream,
                .object([
                    .init("url", .text("wss://app.example")),
                    .init("custom_parameters", .object([.init("room", .text("1"))])),
                ])
            ),
        ]
        #expect(values.map { options.set($0, to: $1) } == [true, true, true, true])
        #expect(options.name == "standup")
        #expect(options.beep == .onEnter)
        #expect(options.statusCallbackEvents == [.join, .end])
        #expect(options.stream?.customParameters == [.init(name: "room", value: "1")])
        #expect(options.value(of: .beep) == .text("onEnter"))
        #expect(options.value(of: .muted) == nil)
        #expect(options.given.map(\.name) == ["name", "beep", "status_callback_event", "stream"])
    }

    @Test(
        arguments: [
            .object([.init("name", .text("n"))]),
            .object([.init("url", .text("wss://a")), .init("url", .text("wss://b"))]),
        ] as [FieldValue]
    )
    func `a stream without its address, or with a member twice, is refused`(stream: FieldValue) {
        var options = JoinOptions(name: "x")
        let took = options.set(.stream, to: stream)
        #expect(!took && options.stream == nil)
    }

    @Test func `the simulator acts on just these options`() {
        #expect(
            JoinParameters.all.filter { $0.support == .simulated }.map(\.name) == [
                "name", "muted", "beep", "start_on_enter", "end_on_exit", "wait_url", "max_participants", "record",
                "region", "trim", "acl", "coach", "status_callback", "status_callback_event",
                "status_callback_event_type",
                "status_callback_method", "recording_status_callback", "recording_status_callback_event",
                "recording_status_callback_event_type", "recording_status_callback_method", "stream",
                "emit_call_quality",
            ]
        )
    }

    @Test func `the bearer token alone is a secret`() {
        let secrets = (JoinParameters.all + StreamParameters.all + DialParameters.all).filter(\.isSecret)
        #expect(secrets.map(\.name) == ["authorization_bearer_token"])
    }

    @Test(arguments: JoinParameters.all + StreamParameters.all + DialParameters.all)
    func `a default is a value of its own type`(parameter: Parameter) {
        guard let text = parameter.defaultValue else { return }
        guard case .value = parameter.type.parse(text, quoted: false) else {
            Issue.record("\(parameter.name): \(text) is no \(parameter.type.phrase)")
            return
        }
        #expect(!parameter.isRequired)
    }

    @Test(
        arguments: [
            ("muted", "false"), ("beep", "true"), ("start_on_enter", "true"), ("end_on_exit", "false"),
            ("max_participants", "100000"), ("record", "do-not-record"), ("region", "global"), ("trim", "trim-silence"),
            ("status_callback_event_type", "relay"), ("status_callback_method", "POST"),
            ("recording_status_callback_event", "completed"), ("emit_call_quality", "false"), ("wait_url", nil),
            ("status_callback_event", nil), ("coach", nil), ("name", nil),
        ] as [(String, String?)]
    )
    func `defaults are the reference's`(name: String, value: String?) {
        #expect(JoinParameters.named(name)?.defaultValue == value)
    }
}

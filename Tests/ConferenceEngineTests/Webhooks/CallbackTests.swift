import ConferenceEngine
import Conferencing
import Testing

/// Which webhooks a conference has, to whom and how.
struct `Status callbacks` {
    private static let address = "https://app.example/conf"

    private func callback(_ words: [ConferenceCallbackWord]?) -> (inout JoinOptions) -> Void {
        { options in
            options.statusCallback = Self.address
            options.statusCallbackEvents = words
        }
    }

    private func hooks(_ lines: [String]) -> [String] { lines.filter { $0.hasPrefix("hook") } }

    @Test func `R40 without an address there is no webhook`() {
        var script = Script()
        script.up("alice")
        let joining = script.join("alice") { $0.statusCallbackEvents = ConferenceCallbackWord.allCases }
        #expect(hooks(joining + script.leave("alice")) == [])
        #expect(script.engine.nextWakeup == nil)
        #expect(!script.engine.isDeliveringWebhooks)
    }

    /// What alice's entering, bob's entering and leaving, and alice's leaving is told for one word.
    static let words: [(ConferenceCallbackWord, [String])] = [
        (.start, ["conference-start conf#0 size 1"]),
        (.end, ["conference-end conf#0 size 0 last-participant-left by alice"]),
        (
            .join,
            ["participant-join conf#0 size 1 alice [start]", "participant-join conf#0 size 2 bob [muted start]"]
        ),
        (
            .leave,
            ["participant-leave conf#0 size 1 bob [muted start]", "participant-leave conf#0 size 0 alice [start]"]
        ),
        (.mute, []), (.hold, []), (.modify, []), (.speaker, []), (.announcement, []),
    ]

    @Test(arguments: words)
    func `R81 a word asks for its statuses and no others`(word: ConferenceCallbackWord, expected: [String]) {
        var script = Script(\.webhookOrder, .concurrent)
        script.up("alice", "bob")
        var lines = script.join("alice", with: callback([word]))
        lines += script.join("bob", muted: true)
        lines += script.leave("bob") + script.leave("alice")
        let told = expected.enumerated().map { "hook \($0).1 POST \(Self.address) relay: \($1)" }
        #expect(hooks(lines) == told)
        #expect(Set(Self.words.map(\.0)) == Set(ConferenceCallbackWord.allCases))
    }

    @Test func `R81 muting and modifying are told to who asked for them`() {
        var profile = Profile.relay
        profile.webhookOrder = .concurrent
        profile.rejoinSame = .updateFlags
        var script = Script(profile)
        script.up("alice")
        script.join("alice", with: callback([.mute, .modify]))
        let lines = script.join("alice", end: true, muted: true) + script.join("alice", muted: false)
        #expect(
            hooks(lines).map { String($0.dropFirst("hook 0.1 POST \(Self.address) ".count)) } == [
                "relay: participant-mute conf#0 size 1 alice [muted start end]",
                "relay: participant-modify conf#0 size 1 alice [muted start end]",
                "relay: participant-unmute conf#0 size 1 alice [start end]",
            ]
        )
    }

    static let conflicts = [
        Row(
            Conflict.ignore,
            "hook 1.1 POST https://app.example/conf relay: participant-leave conf#0 size 1 bob [start]"
        ),
        Row(.lastWins, "hook 1.1 GET https://other.example/ cxml: participant-leave conf#0 size 1 bob [start]"),
        Row(.result400),
    ]

    @Test(arguments: conflicts)
    func `R40 the first participant's callbacks win, or as the profile has it`(row: Row<Conflict>) {
        var profile = Profile.relay
        profile.webhookOrder = .concurrent
        profile.conflict = row.value
        var script = Script(profile)
        script.up("alice", "bob")
        script.join("alice", with: callback([.leave, .start]))
        let lines = script.join("bob") { options in
            options.statusCallback = "https://other.example/"
            options.statusCallbackEventType = .cxml
            options.statusCallbackMethod = .get
        }
        #expect((lines == ["400 bob"]) == (row.value == .result400))
        #expect(hooks(script.leave("bob")) == row.lines)
        #expect(Self.conflicts.coverEveryValue())
    }

    static let contradictions: [@Sendable (inout JoinOptions) -> Void] = [
        { $0.statusCallback = "https://app.example/conf2" },
        { $0.statusCallbackEvents = [.join] },
        { $0.statusCallbackEventType = .cxml },
        { $0.statusCallbackMethod = .get },
    ]

    @Test(arguments: contradictions.indices)
    func `R40 each of the four options can contradict what is settled`(place: Int) {
        var script = Script(\.conflict, .result400)
        script.up("alice", "bob", "carol")
        script.join("alice", with: callback([.join, .leave]))
        #expect(script.join("bob", with: Self.contradictions[place]).first == "400 bob")
        // The same said again, in another order and with its defaults, is no contradiction.
        let same = script.join("carol") { options in
            options.statusCallback = Self.address
            options.statusCallbackEvents = [.leave, .join, .leave]
            options.statusCallbackEventType = .relay
            options.statusCallbackMethod = .post
        }
        #expect(same.first == "200 carol conf#0")
    }

    @Test func `R40 the first participant's leaving does not release its callbacks`() {
        var script = Script(\.webhookOrder, .concurrent)
        script.up("alice", "bob")
        script.join("alice", with: callback([.end]))
        script.join("bob")
        script.leave("alice")
        #expect(
            hooks(script.leave("bob")) == [
                "hook 0.1 POST \(Self.address) relay: conference-end conf#0 size 0 last-participant-left by bob"
            ]
        )
        // R7: the next conference of the name has none.
        #expect(hooks(script.join("bob")) == [])
    }

    @Test(arguments: [
        (CallbackFormat.relay, CallbackMethod.get, "POST"), (.relay, .post, "POST"), (.cxml, .get, "GET"),
        (.cxml, .post, "POST"), (.laml, .get, "GET"),
    ])
    func `R41 the method counts for forms, and relay is always posted`(
        format: CallbackFormat,
        method: CallbackMethod,
        sent: String
    ) {
        var script = Script()
        script.up("alice")
        let lines = script.join("alice") { options in
            callback([.start])(&options)
            options.statusCallbackEventType = format
            options.statusCallbackMethod = method
        }
        #expect(
            hooks(lines) == ["hook 0.1 \(sent) \(Self.address) \(format.rawValue): conference-start conf#0 size 1"]
        )
    }

    static let defaults = [Row(CallbackDefaultEvents.none, "0"), Row(.all, "4")]

    @Test(arguments: defaults)
    func `callback_default_events decides for an address without words`(row: Row<CallbackDefaultEvents>) {
        var profile = Profile.relay
        profile.webhookOrder = .concurrent
        profile.callbackDefaultEvents = row.value
        var script = Script(profile)
        script.up("alice")
        let lines = script.join("alice", with: callback(nil)) + script.leave("alice")
        #expect(["\(hooks(lines).count)"] == row.lines)
        #expect(Self.defaults.coverEveryValue())
        // Words that are given count, whatever the profile says.
        #expect(hooks(script.join("alice", "other", with: callback([.start]))).count == 1)
    }

    static let relays = [
        Row(
            RelayEvents.all,
            "200 alice conf#0",
            "one <- participant-join conf#0 size 1 alice [start]",
            "one <- conference-start conf#0 size 1"
        ),
        Row(.subscribedOnly, "200 alice conf#0", "one <- conference-start conf#0 size 1"),
    ]

    @Test(arguments: relays)
    func `R81 sessions hear everything, or what is subscribed to`(row: Row<RelayEvents>) {
        var script = Script(\.relayEvents, row.value)
        script.up("alice")
        #expect(script.join("alice") { $0.statusCallbackEvents = [.start] } == row.lines)
        #expect(Self.relays.coverEveryValue())
    }

    @Test func `R83 a webhook tells of a full fanout once`() {
        var profile = Profile.relay
        profile.fanout = .perMemberCall
        profile.webhookOrder = .concurrent
        var script = Script(profile)
        script.connect("two")
        script.up("alice", "bob")
        script.up("zoe", session: "two")
        script.join("alice", with: callback([.join]))
        script.join("bob")
        #expect(hooks(script.join("zoe", session: "two")).count == 1)
    }

    @Test func `an engine whose driver sends none tells of none`() {
        var script = Script()
        script.engine = ConferenceEngine(profile: .relay, webhooks: .untold, bend: Bend.asked)
        script.give(.connect(SessionID(0), ProjectID(0)))
        script.up("alice")
        #expect(hooks(script.join("alice", with: callback([.join]))) == [])
        #expect(script.engine.nextWakeup == nil)
    }
}

import ConferenceEngine
import Conferencing
import Testing

/// Keys that people press, and what a conference's streams are told of them.
struct `Digits on streams` {
    private func script(_ knob: StreamDTMF = .allMembers) -> Script {
        var profile = Profile.relay
        profile.webhookOrder = .concurrent
        profile.streams.dtmf = knob
        var script = Script(profile)
        script.up("alice", "bob", "carol")
        return script
    }

    /// The digits that a stream is told, without the numbers before them.
    private func digits(_ lines: [String], of stream: Int = 0) -> [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ")
            guard words.first == "stream#\(stream)", words.dropFirst(2).first == "dtmf" else { return nil }
            return words.dropFirst(4).joined(separator: " ")
        }
    }

    static let whose: [(StreamDTMF, alice: [String], bob: [String])] = [
        (.allMembers, ["5 120 sending"], ["5 120 sending"]), (.attachingCall, ["5 120 sending"], []), (.none, [], []),
    ]

    @Test(arguments: whose) func `S24 whose digits are told`(_ knob: StreamDTMF, alice: [String], bob: [String]) {
        var script = script(knob)
        script.stream("alice")
        script.endpoint(0, .opened)
        script.join("bob")
        for (call, expected) in [("alice", alice), ("bob", bob)] {
            #expect(script.press(call, PressedKeys("5")) == [])
            #expect(digits(script.wait(.seconds(1))) == expected, "\(call)")
        }
    }

    @Test func `S24 a digit counts in the series, and is told when its key is let go`() {
        var script = script()
        script.stream("alice")
        script.endpoint(0, .opened)
        script.press("alice", PressedKeys("1w#", tone: .milliseconds(300)))
        #expect(script.wait(.milliseconds(299)) == [])
        // The start is 1, and there is media at 0, 20 .. 300 ms.
        #expect(script.wait(.milliseconds(1)) == ["stream#0 > dtmf 18 1 300 sending"])
        // 130 ms between two keys, half a second for w, and 300 ms for the next.
        #expect(script.wait(.milliseconds(929)) == [])
        #expect(digits(script.wait(.milliseconds(1))) == ["# 300 sending"])
        #expect(script.wait(.seconds(5)) == [])
    }

    @Test func `S24 keys pressed meanwhile come after those before them`() {
        var script = script()
        script.stream("alice")
        script.endpoint(0, .opened)
        script.press("alice", PressedKeys("12"))
        script.press("alice", PressedKeys("3"))
        #expect(digits(script.wait(.milliseconds(619))) == ["1 120 sending", "2 120 sending"])
        #expect(digits(script.wait(.milliseconds(1))) == ["3 120 sending"])
    }

    @Test func `S24 each stream of the conference is told, and no other`() {
        var script = script()
        script.stream("alice")
        script.stream("bob", "more")
        script.join("carol", "elsewhere") {
            $0.stream = StreamOptions(url: "wss://a.example/third")
        }
        for stream: Int32 in 0...2 { script.endpoint(stream, .opened) }
        script.press("bob", PressedKeys("A"))
        let lines = script.wait(.seconds(1))
        #expect(digits(lines, of: 0) == ["A 120 sending"])
        #expect(digits(lines, of: 1) == ["A 120 sending"])
        #expect(digits(lines, of: 2) == [])
    }

    @Test func `S24 before the start, outside a conference and after the call nothing is told`() {
        var script = script()
        script.stream("alice", start: false)
        script.endpoint(0, .opened)
        script.press("alice", PressedKeys("1"))
        #expect(script.wait(.seconds(1)) == [])
        script.join("bob")
        script.press("carol", PressedKeys("2"))
        #expect(digits(script.wait(.seconds(1))) == [])
        script.press("bob", PressedKeys("3"))
        script.leave("bob")
        #expect(digits(script.wait(.seconds(1))) == [])
        script.press("alice", PressedKeys("45"))
        #expect(digits(script.wait(.milliseconds(120))) == ["4 120 sending"])
        script.hangUp("alice")
        #expect(script.wait(.seconds(1)) == [])
    }

    @Test func `S24 what the program sends on a leg its phone hears, and streams do not`() {
        var script = script()
        script.stream("alice")
        script.endpoint(0, .opened)
        script.digits("alice", "5")
        #expect(digits(script.wait(.seconds(1))) == [])
    }

    @Test func `S24 a listening stream is not told its id`() {
        var script = script()
        script.stream("alice")
        script.endpoint(0, .opened)
        script.startStream(0, "both", track: .both)
        script.endpoint(1, .opened)
        script.press("alice", PressedKeys("D"))
        #expect(digits(script.wait(.seconds(1)), of: 1) == ["D 120"])
    }

    @Test func `one phone has so many keys waiting and no more`() {
        var script = script()
        script.stream("alice")
        script.endpoint(0, .opened)
        for _ in 0..<3 { script.press("alice", PressedKeys(String(repeating: "0", count: 600))) }
        #expect(digits(script.wait(.seconds(3600))).count == 1000)
    }

    @Test(arguments: [PressedKeys(""), PressedKeys("x"), PressedKeys("1", tone: .zero), PressedKeys("w")])
    func `what are no keys is not pressed`(_ keys: PressedKeys) {
        var script = script()
        script.stream("alice")
        script.endpoint(0, .opened)
        script.press("alice", keys)
        #expect(script.wait(.seconds(3)) == [])
    }
}

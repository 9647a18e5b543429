import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// Who waits or is held and has audio of its own: a service that is wrong in just that is found out.
@Suite struct WaitAudioTests {
    private static let waiting = """
        scenario: s
        calls: [alice, bob]
        media: { https://a.example/song.mp3: 3s }
        steps:
          - join: { call: alice, start_on_enter: false, wait_url: https://a.example/song.mp3 }
          - join: { call: bob, start_on_enter: false }
          - assert: { hears: { alice: [wait_audio], bob: [hold_music] } }
        """
    private static let held = """
        scenario: s
        calls: [alice, bob]
        media: { https://a.example/song.mp3: 3s }
        steps:
          - join: alice
          - join: bob
          - hold: { call: bob, url: https://a.example/song.mp3 }
          - assert: { hears: { alice: [], bob: [hold_audio] } }
        """

    /// A service that says of somebody that it hears something else.
    private static func listing(
        _ place: Int,
        hears: [AudioSource]?
    ) -> @Sendable (inout [Delivery]) -> Void {
        { deliveries in
            for index in deliveries.indices {
                guard case .listing(let request, var listing?) = deliveries[index].message,
                    listing.members.indices.contains(place)
                else { continue }
                listing.members[place].hears = hears
                deliveries[index].message = .listing(request, listing)
            }
        }
    }

    @Test(arguments: [waiting, held]) func `a service that is right passes`(scenario: String) throws {
        #expect(try run(scenario).verdict == .passed)
    }

    @Test(
        arguments: [[.holdMusic], [], [.holdAudio], [.waitAudio, .holdMusic], [.call(CallID(1))]] as [[AudioSource]]
    )
    func `a service that plays anything else to who waits fails`(hears: [AudioSource]) throws {
        let result = try run(Self.waiting, bend: Self.listing(0, hears: hears))
        #expect(result.complaint.hasPrefix("listing say hears"), "\(result.complaint)")
    }

    @Test(arguments: [[.waitAudio], []] as [[AudioSource]])
    func `a service that plays anything but music to who gave no address fails`(hears: [AudioSource]) throws {
        #expect(try run(Self.waiting, bend: Self.listing(1, hears: hears)).verdict == .failed)
    }

    @Test(arguments: [[.holdMusic], [], [.waitAudio], [.call(CallID(0)), .holdAudio]] as [[AudioSource]])
    func `a service that plays anything else to who is held fails`(hears: [AudioSource]) throws {
        let result = try run(Self.held, bend: Self.listing(1, hears: hears))
        #expect(result.complaint.hasPrefix("listing say hears"), "\(result.complaint)")
    }

    @Test func `a service that does not fetch what there is, or fetches what there is not, fails`() throws {
        let missing = Self.waiting.replacing("media: { https://a.example/song.mp3: 3s }\n", with: "")
        #expect(try run(missing).verdict == .failed)
        let silent = Self.waiting.replacing("steps:", with: "profile: { wait_fail: silence }\nsteps:")
        #expect(try run(silent).verdict == .passed)
        let none = missing.replacing("steps:", with: "profile: { wait_fail: silence }\nsteps:")
        #expect(try run(none).verdict == .failed)
    }

    // MARK: - wait_audio

    private static let given = """
        scenario: s
        calls: [alice, bob]
        media: { https://a.example/song.mp3: 3s }
        steps:
          - join: { call: alice, start_on_enter: false }
          - assert: { hears: { alice: [hold_music] } }
          - wait_audio: { call: alice, url: https://a.example/song.mp3, method: GET }
          - assert: { hears: { alice: [wait_audio] } }
        """

    @Test func `wait_audio gives a member something else to wait to`() throws {
        #expect(try run(Self.given).verdict == .passed)
        let again = Self.given + "\n  - wait_audio: { call: alice, url: https://a.example/song.mp3 }"
        #expect(try run(again).verdict == .passed, "the same address has no event to wait for (R86)")
        let back = again + "\n  - leave: alice\n  - join: { call: alice, start_on_enter: false }"
        #expect(try run(back + "\n  - wait_audio: { call: alice, url: https://a.example/song.mp3 }").verdict == .passed)
    }

    @Test func `a change of what is waited to that is accepted and not told is no success`() throws {
        func silent(_ scenario: String, from first: Int = 0) throws -> String {
            try run(scenario) { deliveries in
                deliveries.dropConferenceEvents { $0.status == .participantModify }
            }.complaint
        }
        #expect(try silent(Self.given) == "alice accepted, but no participant-modify")
        let joined = Self.given.replacing("start_on_enter: false }", with: "start_on_enter: false, wait_url: URL }")
            .replacing("alice: [hold_music]", with: "alice: [wait_audio]")
            .replacing("URL", with: "https://a.example/song.mp3")
        #expect(try silent(joined) == "passed", "the join has said so already")
        let back = joined + "\n  - leave: alice\n  - join: { call: alice, start_on_enter: false }"
        let last = back + "\n  - wait_audio: { call: alice, url: https://a.example/song.mp3 }"
        #expect(try silent(last) == "alice accepted, but no participant-modify", "what it waited to left with it")
    }

    @Test func `a service that plays on what was waited to before fails`() throws {
        let result = try run(Self.given, bend: Self.listing(0, hears: [.holdMusic]))
        #expect(result.complaint.hasPrefix("listing say hears"), "\(result.complaint)")
    }

    @Test func `wait audio for who is no member is refused, and a service that accepts it fails`() throws {
        let stranger =
            Self.given
            + "\n  - wait_audio: { call: bob, conference: conference, url: https://a.example/song.mp3 }"
        #expect(try run(stranger).complaint == "bob refused 20404")
        let demanded = stranger + "\n    expect_error: { code: 20404 }"
        #expect(try run(demanded).verdict == .passed)
        let lax = try run(demanded) { deliveries in
            deliveries.mapReplies { reply in
                var reply = reply
                if reply.code.text == "20404" { reply.code = .accepted }
                return reply
            }
        }
        #expect(lax.complaint == "bob not refused")
    }
}

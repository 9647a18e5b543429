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
}

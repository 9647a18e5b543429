import ConferenceEngine
import Conferencing
import Testing

struct Lifetimes {
    // MARK: - The name

    @Test func `R7 a name rests as long as it is to, and no other name does`() {
        var script = Script(\.nameReuse, .after(.seconds(2)))
        script.connect("two", project: 7)
        script.up("alice", "bob")
        script.up("zoe", session: "two")
        script.join("alice")
        script.leave("alice")
        #expect(script.join("bob") == ["409 bob"])
        #expect(script.join("bob", "other").first == "200 bob conf#1")
        #expect(script.join("zoe", session: "two").first == "200 zoe conf#2")
        script.wait(.milliseconds(1999))
        #expect(script.join("alice") == ["409 alice"])
        script.wait(.milliseconds(1))
        #expect(script.join("alice").first == "200 alice conf#3")
        #expect(script.members(0) == "ended")
    }

    @Test func `R7 each end makes the name rest anew, and names are compared as elsewhere`() {
        var profile = Profile.relay
        profile.nameReuse = .after(.seconds(2))
        profile.nameMatch = .casefold
        var script = Script(profile)
        script.up("alice", "bob")
        for round in 0..<3 as Range<Int32> {
            #expect(script.join("alice", "Room").first == "200 alice conf#\(2 * round)")
            script.join("bob", "b")
            script.wait(.seconds(1))
            script.leave("alice", 2 * round)
            #expect(script.join("alice", "ROOM") == ["409 alice"])
            script.wait(.seconds(1))
            script.leave("bob", 2 * round + 1)
            #expect(script.join("bob", "room") == ["409 bob"])
            script.wait(.seconds(2))
        }
    }

    @Test func `R7 nobody joins at the instant of the end, where the end refuses it`() {
        var script = Script(\.nameReuse, .refuseWhileEnding)
        script.up("alice", "bob")
        script.join("alice")
        script.leave("alice")
        #expect(script.join("bob") == ["409 bob"])
        #expect(script.members(1) == "no such conference")
        script.now = script.now + TimeSpan(nanoseconds: 1)
        #expect(script.join("bob").first == "200 bob conf#1")
    }

    @Test func `R7 nobody joins before the file is there, where the end refuses it`() {
        var profile = Profile.relay
        profile.nameReuse = .refuseWhileEnding
        profile.recordingReadyDelay = .seconds(3)
        var script = Script(profile)
        script.up("alice", "bob")
        script.join(
            "alice",
            with: {
                $0.record = .recordFromStart
                $0.trim = .doNotTrim
            }
        )
        script.wait(.seconds(2))
        script.leave("alice")
        script.wait(.milliseconds(2999))
        #expect(script.join("bob") == ["409 bob"])
        script.wait(.milliseconds(1))
        #expect(script.join("bob").first == "200 bob conf#1")
    }

    static let reuses: [NameReuse] = [.after(.seconds(30)), .refuseWhileEnding]

    @Test(arguments: reuses) func `R7, R16 who would end the conference cannot leave and join again`(reuse: NameReuse) {
        var profile = Profile.relay
        profile.nameReuse = reuse
        profile.rejoinSame = .leaveAndJoin
        var script = Script(profile)
        script.up("alice", "bob", "carol")
        script.join("alice")
        #expect(script.join("alice", muted: true) == ["409 alice"])
        #expect(script.members() == "running alice[start]")
        script.join("bob", end: true)
        #expect(script.join("bob") == ["409 bob"])
        #expect(script.join("alice", muted: true).first == "200 alice conf#0")
        #expect(script.members() == "running bob[start end] alice[muted start]")
    }

    @Test(arguments: reuses) func `R7, R34 nor can one whose coach would`(reuse: NameReuse) {
        var profile = Profile.relay
        profile.nameReuse = reuse
        profile.rejoinSame = .leaveAndJoin
        profile.orphanCoach = .leaves
        var script = Script(profile)
        script.up("alice", "bob")
        script.join("alice")
        script.join("bob", end: true, coach: "alice")
        let before = script.members()
        #expect(script.join("alice", muted: true) == ["409 alice"])
        #expect(script.members() == before)
        #expect(script.hearing() == ["alice hears bob", "bob hears alice"])
    }

    // MARK: - The age

    @Test func `R8 a conference lasts as long as anybody wants`() {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice")
        script.join("bob", start: false)
        #expect(script.wait(.seconds(365 * 24 * 3600)) == [])
        #expect(script.members() == "running alice[start] bob[]")
    }

    @Test func `R8 a conference ends when it is as old as it may be, counted from its making`() {
        var script = Script(\.maximumAge, .seconds(5))
        script.up("alice", "bob")
        script.join("alice", start: false)
        script.wait(.seconds(2))
        script.join("bob")
        #expect(script.wait(.milliseconds(2999)) == [])
        #expect(
            script.wait(.milliseconds(1)) == [
                "one <- participant-leave conf#0 size 1 alice []",
                "one <- participant-leave conf#0 size 0 bob [start]",
                "one <- conference-end conf#0 size 0 conference-ended-via-api",
            ]
        )
        #expect(script.members() == "ended")
        #expect(script.reasons.suffix(3).map(\.rules) == [[.R65], [.R65], [.R8, .R61]])
        #expect(script.join("alice").first == "200 alice conf#1")
    }

    @Test func `R8 one that only waits ends too`() {
        var script = Script(\.maximumAge, .seconds(5))
        script.up("alice")
        script.join("alice", start: false)
        #expect(script.wait(.seconds(5)).last == "one <- conference-end conf#0 size 0 conference-ended-via-api")
    }

    @Test func `R8 the age of one that has ended ends no other, and wakes nobody`() {
        var script = Script(\.maximumAge, .seconds(5))
        script.up("alice")
        script.join("alice")
        script.wait(.seconds(3))
        script.leave("alice")
        #expect(script.engine.nextWakeup == nil)
        // The place of the old one is the new one's.
        script.join("alice")
        #expect(script.wait(.milliseconds(4999)) == [])
        #expect(script.wait(.milliseconds(1)).count == 2)
        #expect(script.engine.nextWakeup == nil)
    }

    @Test func `R8, R66 calls come off as after any end`() {
        var profile = Profile.relay
        profile.maximumAge = .seconds(5)
        profile.afterEnd = .hangup
        var script = Script(profile)
        script.up("alice")
        script.join("alice")
        #expect(script.wait(.seconds(5)).last == "one <- alice ended hangup none")
    }
}

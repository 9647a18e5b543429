import ConferenceEngine
import Conferencing
import Testing

struct Coaching {
    /// An agent and a customer in a running conference, and one who could coach.
    private func scene<Value>(_ knob: WritableKeyPath<Profile, Value>, _ value: Value) -> Script {
        var script = Script(knob, value)
        script.up("agent", "customer", "boss")
        script.join("agent")
        script.join("customer")
        return script
    }

    private func scene() -> Script { scene(\.startRule, .moderator) }

    static let names = [
        Row(
            CoachNames.coachedCall,
            "one <- participant-join conf#0 size 3 boss [coaching start] coaches agent",
            "agent hears customer boss",
            "customer hears agent",
            "boss hears agent customer"
        ),
        Row(
            .coachingCall,
            "one <- participant-join conf#0 size 3 boss [start]",
            "one <- participant-modify conf#0 size 3 agent [coaching start] coaches boss",
            "agent hears customer boss",
            "customer hears boss",
            "boss hears customer"
        ),
    ]

    @Test(arguments: names) func `R30 whom a coach hears, and who hears the coach`(row: Row<CoachNames>) {
        var script = scene(\.coachNames, row.value)
        let told = Array(script.join("boss", coach: "agent").dropFirst())
        #expect(told + script.hearing() == row.lines)
        #expect(Self.names.coverEveryValue())
    }

    @Test func `R31 a muted coach is heard by nobody, and one on hold does not hear its coach`() {
        var script = scene()
        script.join("boss", muted: true, coach: "agent")
        #expect(script.hearing().first == "agent hears customer")
        script.update("boss", muted: false)
        #expect(script.hearing().first == "agent hears customer boss")
        script.update("agent", hold: true)
        #expect(script.hearing() == ["agent hears music", "customer hears nothing", "boss hears customer"])
    }

    static let bad = [
        Row(BadCoach.badRequest, "400 boss"), Row(.notFound, "404 boss"),
        Row(
            .joinWithoutCoach,
            "200 boss conf#0",
            "one <- participant-join conf#0 size 3 boss [start]"
        ),
    ]

    @Test(arguments: bad) func `R32 whoever is no member cannot be coached`(row: Row<BadCoach>) {
        for target in ["boss", "nobody"] {
            var script = scene(\.badCoach, row.value)
            #expect(script.join("boss", coach: target) == row.lines, "\(target)")
        }
        #expect(Self.bad.coverEveryValue())
    }

    @Test func `R32 a member of another conference is none of this one`() {
        var script = scene()
        script.up("other")
        script.join("other", "elsewhere")
        #expect(script.join("boss", coach: "other") == ["400 boss"])
        #expect(script.join("boss", "new", coach: "agent") == ["400 boss"])
        #expect(script.members(2) == "no such conference")
    }

    static let waiting = [
        Row(CoachWaiting.refuse, "400 boss"),
        Row(
            .allow,
            "200 boss conf#0",
            "one <- participant-join conf#0 size 2 boss [coaching] coaches agent"
        ),
    ]

    @Test(arguments: waiting) func `R33 nobody is coached in a conference that waits`(row: Row<CoachWaiting>) {
        var script = Script(\.coachWaiting, row.value)
        script.up("agent", "boss")
        script.join("agent", start: false)
        #expect(script.join("boss", start: false, coach: "agent") == row.lines)
        #expect(Self.waiting.coverEveryValue())
    }

    static let orphans = [
        Row(OrphanCoach.mute, "customer hears nothing", "boss hears customer"),
        Row(
            .becomesNormal,
            "one <- participant-modify conf#0 size 2 boss [start]",
            "customer hears boss",
            "boss hears customer"
        ),
        Row(
            .leaves,
            "one <- participant-leave conf#0 size 1 boss [coaching start] coaches agent",
            "customer hears music"
        ),
    ]

    @Test(arguments: orphans) func `R34 a coach whose call has left`(row: Row<OrphanCoach>) {
        var script = scene(\.orphanCoach, row.value)
        script.join("boss", coach: "agent")
        let told = Array(script.leave("agent").dropFirst(2))
        #expect(told + script.hearing() == row.lines)
        #expect(Self.orphans.coverEveryValue())
    }

    @Test func `R34 the call that comes back is a stranger, until REST says otherwise`() {
        var script = scene()
        script.join("boss", coach: "agent")
        script.leave("agent")
        script.join("agent")
        #expect(script.hearing().last == "agent hears customer")
        script.update("boss", coach: "agent")
        #expect(script.hearing().last == "agent hears customer boss")
    }

    @Test func `R34 a coach that goes along may end the conference`() {
        var script = scene(\.orphanCoach, .leaves)
        script.join("boss", end: true, coach: "agent")
        #expect(
            script.leave("agent").last
                == "one <- conference-end conf#0 size 0 participant-with-end-conference-on-exit-left by boss"
        )
        #expect(script.members() == "ended")
    }

    @Test func `R16 a coach may end the conference that it rejoins, and the reply names the new one`() {
        var profile = Profile.relay
        profile.orphanCoach = .leaves
        profile.rejoinSame = .leaveAndJoin
        var script = Script(profile)
        script.up("agent", "boss")
        script.join("agent")
        script.join("boss", end: true, coach: "agent")
        #expect(script.join("agent").first == "200 agent conf#1")
        #expect(script.members(1) == "running agent[start]")
    }

    static let beeps = [Row(true, "beep enter boss: agent customer boss"), Row(false)]

    @Test(arguments: beeps) func `R38 whether it beeps for coaches`(row: Row<Bool>) {
        var script = scene(\.coachBeeps, row.value)
        let beeps = script.join("boss", beep: .onEnter, coach: "agent").filter { $0.hasPrefix("beep") }
        #expect(beeps == row.lines)
        #expect(Self.beeps.coverBoth)
    }

    @Test func `R87, T5 a change of coaching is a modify, and no change is none`() {
        var script = scene()
        #expect(
            script.update("customer", coach: "agent").last
                == "one <- participant-modify conf#0 size 2 customer [coaching start] coaches agent"
        )
        #expect(script.update("customer", coaching: true, coach: "agent") == ["200 customer"])
        #expect(
            script.update("customer", coaching: false).last
                == "one <- participant-modify conf#0 size 2 customer [start]"
        )
        #expect(script.update("customer", coaching: false) == ["200 customer"])
    }

    @Test func `T5 a coach wants somebody to coach who is there and is not itself`() {
        var script = scene()
        #expect(script.update("customer", coaching: true) == ["16002"])
        #expect(script.update("customer", coach: "customer") == ["16002"])
        #expect(script.update("customer", coach: "boss") == ["16002"])
        #expect(script.members() == "running agent[start] customer[start]")
    }
}

import ConferenceEngine
import Conferencing
import EngineScenes
import Execution
import Testing

/// An engine that is wrong in one rule breaks a law in some random run, or it is said here why no law can see it.
@Suite struct `A bent rule` {
    /// Rules of which no law can speak, and why. Laws judge what a session was told, and nothing else.
    static let unseen: [RuleID: String] = [
        .R1: "which project a call is of no event says",
        .R4: "that a name is too long is told by the refusal alone",
        .R12: "that a parameter is bad is told by the refusal alone",
        .R19: "in which order a listing names the members is no event",
        .R23: "who hears whom is no event", .R26: "who hears whom is no event", .R27: "who hears whom is no event",
        .R28: "who hears whom is no event", .R29: "who hears whom is no event", .R31: "who hears whom is no event",
        .R24: "who hears whom is no event", .R35: "who hears whom is no event",
        .R41: "whose recording it is no event says",
        .R42: "how good a call is laws do not look at",
        .R50: "that nothing is recorded before the start all its values keep",
        .R52: "what is on a recording is no event", .R53: "what the end says of a recording laws do not look at",
        .R54: "what is on a recording is no event", .R56: "what is on a recording is no event",
        .R57: "how a file is coded laws do not look at", .R58: "webhooks laws do not look at",
        .R70: "no session is told of streams", .R72: "no session is told of streams",
        .R74: "no session is told of streams", .R75: "no session is told of streams",
        .R85: "that speech is told at all no law demands", .R88: "who hears an announcement is no event",
        .T6: "in which order announcements end laws do not look at", .T9: "how a recording stands a listing tells",
        .T8: "what REST reads is no event", .T11: "what REST reads is no event",
        .T10: "no session is told of streams", .T13: "that a recording runs its deletion does not tell",
        .R36: "a beep is no event", .R37: "a beep is no event", .R38: "a beep is no event",
        .R44: "a phone may hang up at any time",
        .R48: "a member may leave at any time by its phone",
        .W60: "what other sessions are offered this one does not hear",
        .W61: "what other sessions are offered this one does not hear",
        .W62: "what other sessions are offered this one does not hear",
        .W66: "whose a call is no event says", .W70: "a reply may repeat the call that it is about",
        .W71: "why a leg has ended laws do not look at", .W73: "that a dial is bad is told by the refusal alone",
        .W72: "of a dial laws look at the last word alone",
    ]

    /// The rules that the engine keeps, but for those of which no law can speak: of streams' wires none is.
    static let rules = RuleID.allCases.filter {
        EngineRules.kept.contains($0) && unseen[$0] == nil && !$0.rawValue.hasPrefix("S")
    }

    /// Whether some random run of an engine that is bent so breaks a law.
    private func isSeen(_ rule: RuleID) -> Bool {
        (0..<3000).contains { seed in
            let scene = `Random runs`.Scene(
                seed: UInt64(seed),
                profile: seed.isMultiple(of: 2) ? .relay : nil,
                isAlone: !seed.isMultiple(of: 3)
            )
            var bystander = Bystander(profile: scene.profile, isAlone: scene.isAlone, rule: rule)
            _ = bystander.play(scene.steps)
            return !bystander.violations.isEmpty
        }
    }

    @Test(arguments: rules) func `a law sees it`(_ rule: RuleID) {
        #expect(isSeen(rule), "\(Rules[rule].title)")
    }

    @Test func `the list of those unseen names rules that the engine keeps`() {
        #expect(Set(Self.unseen.keys).isSubset(of: EngineRules.kept))
    }
}

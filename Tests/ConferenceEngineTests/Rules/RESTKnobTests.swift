import ConferenceEngine
import Conferencing
import Testing

/// Each knob of what REST alone can read is shown by reading: an answer is something else under each of its values.
@Suite struct RESTKnobTests {
    struct Showing: Sendable, CustomTestStringConvertible {
        var knob: KnobName
        /// What is read under each value, the default first.
        var values: [(value: String, answer: String)]
        /// Plays a scene in which alice is a member, and reads.
        var read: @Sendable (inout Script) -> String

        var testDescription: String { knob.rawValue }
    }

    static let all: [Showing] = [
        Showing(knob: .completedUpdateStatus, values: [("422", "10000 422"), ("400", "10000 400")]) { script in
            script.endConference()
            return script.refusal(.end(ConferenceID(0))) ?? "accepted"
        },
        Showing(
            knob: .participantAfterLeave,
            values: [("completed", "alice [start] completed joined 100ms left 100ms"), ("404", "20404 404")]
        ) { script in
            script.leave("alice")
            return script.read("alice")
        },
    ]

    @Test func `the table shows the knobs that name it, each with all its values, the default first`() {
        let named = Knobs.all.filter { $0.showcase == .readings("RESTKnobTests") }
        #expect(RESTKnobTests.all.map(\.knob) == named.map(\.name))
        for showing in RESTKnobTests.all {
            let knob = Knobs[showing.knob]
            #expect(showing.values.first?.value == knob.defaultValue)
            #expect(knob.values == .words(showing.values.map(\.value), notYet: []))
        }
    }

    @Test(arguments: all) func `each value makes an answer of its own`(showing: Showing) {
        for (value, answer) in showing.values {
            var profile = Profile.relay
            let refusal = profile.set(showing.knob, to: value)
            #expect(refusal == nil)
            var script = Script(profile)
            script.up("alice")
            script.join("alice")
            #expect(showing.read(&script) == answer, "\(value)")
        }
        #expect(Set(showing.values.map(\.answer)).count == showing.values.count)
    }
}

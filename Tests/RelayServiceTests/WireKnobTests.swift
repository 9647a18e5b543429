import Conferencing
import Testing

/// Each knob of the wire is shown by frames: what clients hear is something else under each of its values.
@Suite struct WireKnobTests {
    @Test func `the table below shows the knobs that name it, each with all its values, the default first`() {
        let named = Knobs.all.filter { $0.showcase == .frames("WireKnobTests") }
        #expect(WireShowing.all.map(\.knob) == named.map(\.name))
        for showing in WireShowing.all {
            let knob = Knobs[showing.knob]
            #expect(showing.values.first?.value == knob.defaultValue)
            #expect(showing.values.count > 1)
            guard case .words(let words, notYet: let notYet) = knob.values else { continue }
            #expect(Set(showing.values.map(\.value)) == Set(words) && notYet.isEmpty)
        }
    }

    @Test(arguments: WireShowing.all) func `each value makes frames of its own`(showing: WireShowing) {
        for (value, expected) in showing.values {
            var server = Profile.relay
            let refusal = server.set(showing.knob, to: value)
            #expect(refusal == nil)
            var script = FrameScript(server: server)
            showing.play(&script)
            #expect(script.lines == expected, "\(showing.knob.rawValue): \(value)")
        }
        #expect(Set(showing.values.map(\.lines)).count == showing.values.count)
    }

    /// Knobs that decide before anybody has named a project, so that a project's own profile comes too late.
    private static let beforeProjects: Set<KnobName> = [.pipeline, .beforeConnect, .connectDeadline]

    @Test(arguments: WireShowing.all) func `a project's profile goes before the server's`(showing: WireShowing) {
        for (value, expected) in showing.values {
            var script = FrameScript(project: [(showing.knob.rawValue, value)])
            showing.play(&script)
            let comesTooLate = WireKnobTests.beforeProjects.contains(showing.knob)
            #expect(script.lines == (comesTooLate ? showing.values[0].lines : expected), "\(value)")
        }
    }
}

import Conferencing
import Scenarios
import Testing
import YAMLSource

/// What `muster explain` tells.
@Suite struct ExplainerTests {
    @Test func `everything that has a name is explained`() {
        for group in Explainer.groups {
            #expect(!group.entries.isEmpty, "\(group.title)")
            for entry in group.entries {
                #expect(!entry.paragraphs.joined().isEmpty || !entry.facts.isEmpty, "\(entry.name)")
                #expect(Explainer.explain(entry.name).contains(entry), "\(entry.name)")
            }
        }
        let names = Set(Explainer.groups.flatMap(\.entries).map(\.name))
        #expect(names.isSuperset(of: RuleID.allCases.map(\.rawValue)))
        #expect(names.isSuperset(of: DiagnosticCode.allCases.map(\.rawValue)))
        #expect(names.isSuperset(of: KnobName.allCases.map(\.rawValue)))
        #expect(names.isSuperset(of: ConferenceStatus.allCases.map(\.rawValue)))
        #expect(names.isSuperset(of: ServiceCodes.all.map(\.text)))
    }

    @Test func `a code of the service tells its meaning, its rules and who says so`() {
        let found = Explainer.explain("409")
        #expect(found.map(\.kind) == ["code of a result"])
        #expect(found[0].facts.contains(.init("R13", Rules[.R13].title)))
        #expect(Explainer.explain("-32601").map(\.kind) == ["code of an error frame"])
        #expect(Explainer.explain("20404").map(\.kind) == ["code of REST"])
        #expect(Explainer.explain("codec_error").map(\.kind) == ["error of a stream"])
    }

    @Test func `no line is longer than asked for, but for a word that is`() {
        for entry in Explainer.groups.flatMap(\.entries) {
            for line in entry.text(width: 100).split(separator: "\n") where line.count > 100 {
                #expect(line.split(separator: " ").contains { $0.count > 60 }, "\(line)")
            }
        }
    }

    @Test(arguments: [
        ("muted", ["join option", "field of calling.conference", "key of assert"]),
        ("coach", ["join option", "verb", "law"]), ("r20", ["rule"]), ("m0104", ["diagnostic"]),
    ]) func `a name that means several things has them all told`(name: String, kinds: [String]) {
        #expect(Explainer.explain(name).map(\.kind) == kinds)
    }

    @Test(arguments: [("mutted", "muted"), ("start_rul", "start_rule"), ("participant-jion", "participant-join")])
    func `a name that means nothing has the nearest offered`(name: String, nearest: String) {
        #expect(Explainer.explain(name).isEmpty)
        #expect(Explainer.nearest(to: name) == nearest)
    }

    @Test func `a rule tells its standing, its knobs and the options that it governs`() {
        let rule = Explainer.explain("R20")[0]
        #expect(rule.facts.contains(.init("status", "documented by SignalWire")))
        #expect(rule.facts.contains(.init("knobs", "start_rule")))
        #expect(rule.facts.contains(.init("options", "start_on_enter")))
    }

    @Test func `a knob tells where it is shown`() {
        let shown = Explained.Fact("shown in", "scenarios/knobs/start_rule.yaml")
        #expect(Explainer.explain("start_rule").contains { $0.facts.contains(shown) })
        #expect(!Explainer.explain("join_bridged")[0].facts.contains { $0.label == "shown in" })
    }
}

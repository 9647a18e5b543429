import Conferencing
import Testing

struct RulesTests {
    @Test func `every rule of the reference is in the table, once and in its order`() {
        #expect(Rules.all.map(\.id) == RuleID.allCases)
        #expect(Rules.all.count == 151)
    }

    @Test(arguments: RuleID.allCases)
    func `a rule is found by its number`(id: RuleID) {
        #expect(Rules[id].id == id)
    }

    @Test func `no two rules have one title`() {
        #expect(Set(Rules.all.map(\.title)).count == Rules.all.count)
        #expect(Rules.all.allSatisfy { !$0.title.isEmpty && !$0.title.hasSuffix(".") && $0.title.count <= 50 })
    }

    @Test(arguments: Rules.all)
    func `a rule's knobs name the rule, and the knobs that name a rule are the rule's`(rule: Rule) {
        let naming = Knobs.all.filter { $0.rules.contains(rule.id) }.map(\.name)
        #expect(Set(rule.knobs) == Set(naming), "\(rule.id.rawValue)")
        #expect(Set(rule.knobs).count == rule.knobs.count)
    }

    @Test(arguments: Rules.all)
    func `a rule that is assumed in part says so in its source, and a documented one names who says it`(rule: Rule) {
        let tags = rule.source.split(separator: ", ").map(String.init)
        switch rule.status {
        case .documented: #expect(tags.first != SourceTag.assumed.rawValue, "\(rule.id.rawValue)")
        case .assumed: #expect(tags.first == SourceTag.assumed.rawValue, "\(rule.id.rawValue)")
        case .mixed:
            #expect(tags.contains(SourceTag.assumed.rawValue) && tags.count > 1, "\(rule.id.rawValue)")
            let text = ([rule.summary] + rule.details).joined(separator: " ").lowercased()
            #expect(text.contains("assumed"), "\(rule.id.rawValue) does not say what of it is assumed")
        }
    }

    @Test func `as many rules are documented, assumed and mixed as the reference has`() {
        var counts: [Rule.Status: Int] = [:]
        for rule in Rules.all { counts[rule.status, default: 0] += 1 }
        #expect(counts == [.documented: 36, .assumed: 81, .mixed: 34])
    }

    @Test func `rules are ordered by page, then by number`() {
        #expect(RuleID.R2 < .R10 && RuleID.R90 < .W1 && RuleID.W74 < .S1 && RuleID.S26 < .T1)
        #expect(RuleID.allCases.sorted() == RuleID.allCases)
    }
}

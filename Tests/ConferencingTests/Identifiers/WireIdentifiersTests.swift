import Conferencing
import Testing

struct WireIdentifiersTests {
    @Test func `R6 ids are what they were in every run before`() {
        // Computed with another implementation, in Python.
        let ids = WireIdentifiers(seed: 1)
        #expect(ids.text(of: CallID(0)) == "ac0e06a2-189d-423c-864e-23136e7df47e")
        #expect(ids.text(of: CallID(1)) == "533605ae-1bc3-45f9-970e-454f1a86fa38")
        #expect(ids.text(of: ConferenceID(0)) == "54570e05-f4d2-4ea1-b69f-cc6f011cf239")
        #expect(ids.text(of: ProjectID(0)) == "c94232d2-be07-4d36-941f-2b9ca3915a80")
        #expect(ids.node == "37cd3cac-a0c8-4a9a-8471-e8668e36439f@sim")
        #expect(WireIdentifiers(seed: 2).text(of: CallID(0)) == "65b2cd55-bfc8-49db-add9-a834504c924a")
    }

    @Test func `R6 every id is shaped like a UUID of version 4, and no two are equal`() {
        let ids = WireIdentifiers(seed: 77)
        var seen: Set<String> = []
        for index: Int32 in [0, 1, 2, 3, 99, 100_000, .max, -1, .min] {
            for text in [
                ids.text(of: CallID(index)), ids.text(of: ConferenceID(index)), ids.text(of: ProjectID(index)),
            ] {
                #expect(
                    text.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil
                )
                #expect(seen.insert(text).inserted, "\(text) twice")
            }
        }
    }

    @Test func `dense ids are ordered by their numbers`() {
        #expect(CallID(1) < CallID(2))
        #expect(ConferenceID(0) < ConferenceID(1))
        #expect(CallTag(0) < CallTag(1))
        #expect(RequestID(0) < RequestID(1))
        #expect(SessionID(0) < SessionID(1))
        #expect(ProjectID(0) < ProjectID(1))
    }
}

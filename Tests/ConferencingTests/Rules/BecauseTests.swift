import Conferencing
import Testing

struct BecauseTests {
    @Test func `rules are kept in the order in which they were cited, each once`() {
        #expect((Because(.R45) + .R65 + .R45 + .R61).rules == [.R45, .R65, .R61])
        #expect(Because(.R45, .R65).rules == [.R45, .R65])
    }

    @Test func `nothing is cited at first`() {
        #expect(Because().isEmpty)
        #expect(Because().rules.isEmpty)
        #expect(!Because(.T13).isEmpty)
    }

    @Test func `a fifth rule has no room`() {
        #expect((Because(.R1, .R2, .R3, .R4) + .R5).rules == [.R1, .R2, .R3, .R4])
    }

    @Test func `it is small, for it rides along with every event`() {
        #expect(MemoryLayout<Because>.size == 4)
    }
}

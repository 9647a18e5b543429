import TestSupport
import Testing

@Suite struct MarkedTextTests {
    @Test func `marks are taken out and counted in code points`() {
        let marked = MarkedText("é👍🏽: ⟦a⟦b⟧⟧⟦⟧\r\n⟦c⟧")
        #expect(marked.text == "é👍🏽: ab\r\nc")
        #expect(marked.ranges == [5..<7, 6..<7, 7..<7, 9..<10])
        #expect(marked.bytes == Array("é👍🏽: ab\r\nc".utf8))
    }

    @Test func `marks of notes are kept apart`() {
        let marked = MarkedText("⟪a⟫: ⟦b⟪c⟫⟧")
        #expect(marked.text == "a: bc")
        #expect(marked.ranges == [3..<5])
        #expect(marked.notes == [0..<1, 4..<5])
    }

    @Test func `a text without marks stays as it is`() {
        #expect(MarkedText("a: b").text == "a: b")
        #expect(MarkedText("a: b").ranges.isEmpty)
    }
}

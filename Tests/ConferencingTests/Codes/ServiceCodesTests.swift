import Conferencing
import Testing

struct ServiceCodesTests {
    @Test func `a code stands once in its front's table`() {
        let keys = ServiceCodes.all.map { "\($0.front.rawValue) \($0.text)" }
        #expect(Set(keys).count == keys.count)
        #expect(Set(ServiceCodes.all.map(\.front)) == Set(ServiceCode.Front.allCases))
    }

    @Test(arguments: ServiceCodes.all) func `a code says what it means, and who says so`(_ code: ServiceCode) {
        #expect(!code.title.isEmpty && !code.title.hasSuffix("."))
        #expect(code.summary.hasSuffix("."))
        let tags = code.source.split(separator: ", ").map(String.init)
        for tag in tags {
            #expect(SourceTag(rawValue: tag) != nil || tag.wholeMatch(of: /C[0-9]+/) != nil, "\(tag)")
        }
    }

    @Test func `every code that the vocabulary has is in the table`() {
        let codes: [ReplyCode] = [
            .accepted, .badParameter, .notFound, .conflict, .gone, .noSuchResource, .invalidArgument, .coachedNotHere,
            .methodNotFound, .invalidParams,
        ]
        #expect(Set(codes.map(\.text)).isSubset(of: ServiceCodes.all.map(\.text)))
    }
}

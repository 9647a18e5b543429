import Foundation
import Planning
import Suites

/// The scenarios that ship, as plans, in the order of their files.
enum Shipped {
    static let plans: [Plan] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "scenarios").path
        return SuiteFinder.find([root], root: root).files.flatMap { SuiteReader.plan($0).plans }
    }()

    /// The scenarios of one file, by its path below `scenarios`.
    static func plans(in path: String) -> [Plan] { plans.filter { $0.suitePath == path } }
}

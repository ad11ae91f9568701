package io.wavecast.streams;

import io.wavecast.cli.Problems;
import io.wavecast.core.topics.versions.Promotion;
import io.wavecast.core.topics.versions.SwapSpread;
import io.wavecast.core.topics.versions.SwapTiming;
import io.wavecast.core.topics.versions.VersionRule;
import io.wavecast.streams.runtime.ServeOptions;
import java.util.List;
import picocli.CommandLine.Option;

/** Options about versions of models; a mixin of {@code serve}. */
final class VersionOptions {
    @Option(
            names = ServeOptions.PROMOTION,
            paramLabel = "immediate|manual|rule",
            description = {
                "whether models that others publish under their plain name come into force at once, by models promote,",
                "or once a decider has found them better (default immediate)"
            },
            defaultValue = "immediate")
    private String promotion = "";

    @Option(
            names = ServeOptions.KEEP_VERSIONS,
            paramLabel = "N",
            description = "versions of each of these models that stay (default 5)",
            defaultValue = "5")
    private String keepVersions = "";

    @Option(
            names = ServeOptions.SWAP_OVER,
            paramLabel = "auto|TIME",
            description = {
                "when one of these models replaces a version, spread the change of all series over this time;",
                "auto: by the number of series, 10 s or more (default auto)"
            },
            defaultValue = SwapTiming.AUTO)
    private String swapOver = "";

    @Option(
            names = ServeOptions.CHALLENGERS,
            paramLabel = "SHARE",
            description = {
                "share of the series, by a hash of the key, on which a new version steps unseen beside the one in force",
                "until it is decided on; 0 for none (default 1)"
            },
            defaultValue = "1")
    private String challengers = "";

    VersionRule rule(Problems problems) {
        return new VersionRule(
                problems.choice(ServeOptions.PROMOTION, promotion, List.of(Promotion.values()), Promotion::word),
                problems.number(ServeOptions.KEEP_VERSIONS, keepVersions, VersionRule.KEEP),
                swap(problems));
    }

    private SwapTiming swap(Problems problems) {
        return swapOver.trim().equals(SwapTiming.AUTO)
                ? SwapTiming.DEFAULT
                : SwapTiming.over(problems.duration(ServeOptions.SWAP_OVER, swapOver, SwapSpread.LEAST));
    }

    /** The share of series on which challengers step. */
    double challengers(Problems problems) {
        try {
            return Double.parseDouble(challengers);
        } catch (NumberFormatException e) {
            problems.add(ServeOptions.CHALLENGERS, "must be a share of 0..1, was '" + challengers + "'");
            return 1;
        }
    }
}

package io.wavecast.trainer.options;

import io.wavecast.cli.Problems;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.versions.Promotion;
import io.wavecast.core.topics.versions.SwapTiming;
import io.wavecast.core.topics.versions.VersionRule;
import io.wavecast.trainer.settings.OptionNames;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for what happens to a published version; a mixin of commands. */
public final class VersionOptions {
    @Option(
            names = OptionNames.PROMOTION,
            paramLabel = "immediate|manual|rule",
            converter = Converters.OfPromotion.class,
            description = "whether the version comes into force at once, by models promote, or once its live errors are"
                    + " better: by models decide, or train --follow --promotion rule (default immediate)",
            defaultValue = "immediate",
            showDefaultValue = Visibility.NEVER)
    private Promotion promotion = Promotion.IMMEDIATE;

    @Option(
            names = OptionNames.KEEP_VERSIONS,
            paramLabel = "N",
            description = "versions of the model that stay (default ${DEFAULT-VALUE})",
            defaultValue = "5",
            showDefaultValue = Visibility.NEVER)
    private int keep = VersionRule.KEEP;

    @Mixin
    private SwapOptions swap = new SwapOptions();

    /** Adds a problem if an option is out of range. */
    public void check(Problems problems) {
        problems.inRange(OptionNames.KEEP_VERSIONS, keep, 1, VersionRule.MAX_KEEP);
        swap.check(problems);
    }

    /** Whether live scores decide. */
    public boolean isByRule() {
        return promotion == Promotion.RULE;
    }

    public VersionRule rule() {
        return new VersionRule(promotion, keep, swap());
    }

    public SwapTiming swap() {
        return swap.timing();
    }

    /** The sentence for a version that was published. */
    public String sentence(ModelVersion version) {
        return version + " is published"
                + switch (promotion) {
                    case IMMEDIATE -> "";
                    case MANUAL -> "; ./wavecast models promote " + version + " puts it in force";
                    case RULE -> "; a decider puts it in force once it is better, or at once if no version is";
                };
    }
}

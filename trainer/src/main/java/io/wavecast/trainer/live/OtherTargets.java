package io.wavecast.trainer.live;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.trainer.judge.Channels;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds challengers that forecast other channels than the version in force: the service does not score them beside it. Warns of each once. */
final class OtherTargets {
    private static final Logger log = LoggerFactory.getLogger(OtherTargets.class);

    private final Set<ModelVersion> warned = new HashSet<>();

    /** @param inForce null if the version in force cannot be read */
    boolean areScored(
            ModelVersion challenger, VersionFacts own, ModelVersion champion, @Nullable VersionFacts inForce) {
        if (inForce == null || own.targets().equals(inForce.targets())) {
            return true;
        }
        if (warned.add(challenger)) {
            log.warn(
                    "model {} is not tested: it forecasts {}, {} in force {}, so it has no scores to compare; put it in"
                            + " force by models promote {}, or end it by models retire {}",
                    challenger,
                    Channels.words(own.targets()),
                    champion,
                    Channels.words(inForce.targets()),
                    challenger,
                    challenger);
        }
        return false;
    }
}

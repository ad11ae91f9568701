package io.wavecast.streams.registry;

import io.wavecast.core.model.VersionDecision;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says, once for each decision, when a record is answered by another version than the one that was decided for it. Thread-safe. */
final class PastVersions {
    private static final Logger log = LoggerFactory.getLogger(PastVersions.class);

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    void check(String name, Reign reign, boolean forgotten) {
        VersionDecision decision = reign.decision();
        if ((forgotten || reign.isReplaced()) && said.add(name + " " + forgotten + " " + decision)) {
            Instant from = Instant.ofEpochMilli(decision.fromMillis());
            String instead = reign.version() == VersionDecision.NONE ? "no version" : name + "@" + reign.version();
            if (forgotten) {
                log.warn(
                        "records before {} are older than all decisions about {} that are remembered: {} answers them;"
                                + " their forecasts may differ from those that were made then",
                        from,
                        name,
                        instead);
            } else {
                log.warn(
                        "records from {} on need {}@{}, which is not kept or was refused: {} answers them; their forecasts"
                                + " may differ from those that were made then (--keep-versions)",
                        from,
                        name,
                        decision.version(),
                        instead);
            }
        }
    }
}

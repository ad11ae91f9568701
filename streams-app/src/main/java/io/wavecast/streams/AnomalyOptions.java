package io.wavecast.streams;

import io.wavecast.cli.Problems;
import io.wavecast.streams.anomaly.AnomalyRules;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.anomaly.FalseAlarms;
import io.wavecast.streams.anomaly.MuteWindow;
import io.wavecast.streams.anomaly.Shield;
import io.wavecast.streams.runtime.ServeOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code serve} about anomalies. */
final class AnomalyOptions {
    private static final String OFF = "off";

    @Option(
            names = ServeOptions.ANOMALIES,
            paramLabel = "off|N|TIME",
            description = {
                "tell anomalies of series in a topic. One false alarm per series in N observations, 100 or more, or in",
                "TIME, such as 30d, is accepted (default off)"
            },
            defaultValue = OFF)
    private String anomalies = "";

    @Option(
            names = ServeOptions.ANOMALY_ALARMS,
            paramLabel = "M/N",
            description = "an anomaly begins when M of the last N samples alarm, N up to 32 (default 1/1)",
            defaultValue = "1/1")
    private String alarms = "";

    @Option(
            names = ServeOptions.ANOMALY_DEVIATION,
            paramLabel = "X",
            description = "smaller deviations are no anomalies, in the unit of the series (default 0)",
            defaultValue = "0")
    private String deviation = "";

    @Option(
            names = ServeOptions.ANOMALY_HORIZON,
            paramLabel = "H",
            description = {
                "compare values with forecasts of H steps ahead, or of the nearest shorter horizon that the model serves",
                "(default 1)"
            },
            defaultValue = "1")
    private String horizon = "";

    @Option(
            names = ServeOptions.ANOMALY_MUTE,
            paramLabel = "HH:MM-HH:MM,…",
            description = "times of day in UTC in which no anomaly begins (default none)",
            defaultValue = "")
    private String mute = "";

    @Option(
            names = ServeOptions.ANOMALY_PREFIXES,
            paramLabel = "FILE",
            description = {
                "JSON file with other settings about anomalies for series whose keys begin with a prefix; the longest",
                "prefix decides (default none)"
            },
            defaultValue = "")
    private String prefixes = "";

    @Option(
            names = ServeOptions.ANOMALY_SILENCE,
            paramLabel = "N",
            description = "periods without an observation after which a series is silent, 0 for never (default 10)",
            defaultValue = "10")
    private String silence = "";

    @Option(
            names = ServeOptions.SHIELD,
            paramLabel = "X",
            description = {
                "while an anomaly lasts, a value that is more than X half widths of the interval from its forecast enters",
                "the model as the forecast does, for 64 samples; 0 for never (default 0)"
            },
            defaultValue = "0")
    private String shield = "";

    /** What counts as an anomaly in which series; empty if none are looked for. Invalid values become problems. */
    AnomalyRules rules(Problems problems) {
        Optional<AnomalySettings> usual = settings(problems);
        if (prefixes.isBlank() || anomalies.trim().equals(OFF)) {
            return usual.map(AnomalyRules::of).orElse(AnomalyRules.NONE);
        }
        // The problems of the file are named beside those of the options, with which nothing starts.
        AnomalySettings base = usual.orElse(AnomalySettings.falseAlarmEvery(FalseAlarms.LEAST));
        Map<String, AnomalySettings> byPrefix = new HashMap<>(AnomalyPrefixes.read(prefixes.trim(), base, problems));
        byPrefix.put("", base);
        return new AnomalyRules(byPrefix);
    }

    /** What counts as an anomaly without a prefix; empty if none are looked for. Invalid values become problems. */
    Optional<AnomalySettings> settings(Problems problems) {
        if (anomalies.trim().equals(OFF)) {
            needsAnomalies(problems, ServeOptions.ANOMALY_ALARMS, alarms, "1/1");
            needsAnomalies(problems, ServeOptions.ANOMALY_DEVIATION, deviation, "0");
            needsAnomalies(problems, ServeOptions.ANOMALY_HORIZON, horizon, "1");
            needsAnomalies(problems, ServeOptions.ANOMALY_MUTE, mute, "");
            needsAnomalies(problems, ServeOptions.ANOMALY_PREFIXES, prefixes, "");
            needsAnomalies(problems, ServeOptions.ANOMALY_SILENCE, silence, "10");
            needsAnomalies(problems, ServeOptions.SHIELD, shield, "0");
            return Optional.empty();
        }
        Optional<FalseAlarms> rate =
                problems.check(ServeOptions.ANOMALIES, () -> AnomalyTexts.rate(anomalies, "off, "));
        Optional<int[]> mOfN = problems.check(ServeOptions.ANOMALY_ALARMS, () -> AnomalyTexts.mOfN(alarms));
        Optional<Double> least = problems.check(ServeOptions.ANOMALY_DEVIATION, () -> AnomalyTexts.number(deviation));
        Optional<Integer> steps = problems.check(ServeOptions.ANOMALY_HORIZON, () -> AnomalyTexts.horizon(horizon));
        Optional<List<MuteWindow>> muted = problems.check(ServeOptions.ANOMALY_MUTE, () -> AnomalyTexts.muted(mute));
        Optional<Shield> held = problems.check(ServeOptions.SHIELD, () -> AnomalyTexts.shield(shield));
        int periods = problems.number(ServeOptions.ANOMALY_SILENCE, silence, 10);
        problems.inRange(ServeOptions.ANOMALY_SILENCE, periods, 0, AnomalyTexts.MOST_PERIODS);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(AnomalySettings.of(rate.orElseThrow())
                .withAlarms(mOfN.orElseThrow()[0], mOfN.orElseThrow()[1])
                .withLeastDeviation(least.orElseThrow())
                .withHorizon(steps.orElseThrow())
                .withMuted(muted.orElseThrow())
                .withSilentAfter(periods)
                .withShield(held.orElseThrow()));
    }

    private static void needsAnomalies(Problems problems, String option, String value, String defaultValue) {
        problems.when(!value.trim().equals(defaultValue), option, "needs " + ServeOptions.ANOMALIES);
    }
}

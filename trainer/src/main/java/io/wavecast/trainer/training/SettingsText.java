package io.wavecast.trainer.training;

import io.wavecast.cli.ArrangementOptions;
import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.calendar.HolidayDates;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.settings.OptionNames;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Settings as the options of {@code train} that state them. */
public final class SettingsText {
    private static final String FLAG = "true";
    private static final MathContext TWELVE_DIGITS = new MathContext(12);

    private final SortedMap<String, String> values = new TreeMap<>();

    private SettingsText() {}

    /**
     * All settings but the model and the times of its samples.
     *
     * @param settings with horizons in steps
     * @return values by names of options without dashes; {@code true} for a flag that is set
     */
    public static SortedMap<String, String> of(TrainSettings settings) {
        var text = new SettingsText();
        text.history(settings);
        text.preprocessing(settings.preprocessing());
        text.network(settings.network());
        text.target(settings.target());
        text.learning(settings.learning());
        text.publication(settings.publication());
        return text.values;
    }

    private void history(TrainSettings settings) {
        put(OptionNames.MAX_SAMPLES, settings.history().maxSamples());
        put(OptionNames.MAX_GAP, settings.history().maxGap());
        Arrangement arrangement = settings.history().arrangement();
        put(ArrangementOptions.LATENESS, millis(arrangement.latenessMicros()));
        if (arrangement.nominal()) {
            put(ArrangementOptions.CLOCK, "nominal");
            put(
                    ArrangementOptions.CLOCK_RATE,
                    new BigDecimal(1e6 / arrangement.periodMicros())
                            .round(TWELVE_DIGITS)
                            .stripTrailingZeros()
                            .toPlainString());
        }
        if (arrangement.gridMicros() > 0) {
            put(ArrangementOptions.GRID, millis(arrangement.gridMicros()));
            put(ArrangementOptions.WITHIN, arrangement.within().word());
            put(ArrangementOptions.GRID_FILL, millis(arrangement.fillMicros()));
        }
    }

    private static String millis(long micros) {
        return micros == 0 ? "0" : micros / 1_000 + "ms";
    }

    private void preprocessing(PreprocessingSettings preprocessing) {
        put(OptionNames.SCALING, word(preprocessing.scaling()));
        if (!preprocessing.limits().isEmpty()) {
            put(OptionNames.LIMITS, list(preprocessing.limits()));
        }
        flag(OptionNames.DIFFERENCE, preprocessing.differenced());
        put(OptionNames.SCALE_PER, word(preprocessing.per()));
        put(OptionNames.SCALE_WINDOW, preprocessing.window());
    }

    private void network(NetworkShape network) {
        List<CellKind> cells = network.cells();
        put(OptionNames.CELL, cells.equals(NetworkShape.AUTO) ? "auto" : word(network.cell()));
        flag(OptionNames.RELU, network.relu());
        flag(OptionNames.RESET_BEFORE, network.resetBefore());
        put(OptionNames.HIDDEN, network.hidden());
        put(OptionNames.LAYERS, network.layers());
        put(OptionNames.LAGS, network.lags());
        put(
                OptionNames.SEASONS,
                network.seasons()
                        .lengths()
                        .map(lengths -> lengths.isEmpty() ? "off" : list(lengths))
                        .orElse("auto"));
        put(OptionNames.CALENDAR, network.calendar().text());
        put(OptionNames.ZONE, network.calendar().zone());
        if (!network.calendar().holidays().isEmpty()) {
            put(OptionNames.HOLIDAYS, HolidayDates.text(network.calendar().holidays()));
        }
        network.seasons().reach().ifPresent(reach -> put(OptionNames.REACH, reach));
    }

    private void target(ForecastTarget target) {
        put(OptionNames.HORIZONS, list(target.horizons()));
        if (!target.channels().isEmpty()) {
            put(OptionNames.TARGETS, list(target.numbers()));
        }
        flag(OptionNames.CLOSED_LOOP, target.closedLoop());
        put(OptionNames.COVERAGE, target.coverage());
        put(OptionNames.ADAPTER, word(target.adapter()));
        put(OptionNames.SPREAD, word(target.spread()));
    }

    private void learning(LearningSettings learning) {
        put(OptionNames.ENGINE, learning.engine());
        put(OptionNames.DEVICE, word(learning.device()));
        if (learning.windows().length() > 0) {
            put(OptionNames.WINDOW, learning.windows().length());
        }
        flag(OptionNames.CARRY_STATE, learning.windows().carryState());
        put(OptionNames.FUTURE, learning.windows().closedLoopSteps());
        if (learning.windows().batch() > 0) {
            put(OptionNames.BATCH, learning.windows().batch());
        }
        put(OptionNames.UPDATES, learning.optimizer().updates());
        put(OptionNames.PATIENCE, learning.optimizer().patience());
        put(OptionNames.LEARNING_RATE, learning.optimizer().learningRate());
        put(OptionNames.LOSS, word(learning.optimizer().loss()));
        put(OptionNames.DROPOUT, learning.regularisation().dropout());
        put(OptionNames.RECURRENT_DROPOUT, learning.regularisation().recurrentDropout());
        put(OptionNames.CLIP, learning.optimizer().gradientLimit());
        put(OptionNames.MAX_TIME, learning.optimizer().maxTime().toSeconds());
        put(OptionNames.SEED, learning.seed());
    }

    private void publication(PublicationRule publication) {
        put(OptionNames.TOLERANCE, publication.tolerance());
        put(OptionNames.MAX_LOSING, publication.maxLosing());
        flag(OptionNames.FORCE, publication.force());
        flag(OptionNames.NO_REFIT, !publication.refit());
    }

    private void put(String option, Object value) {
        values.put(option.replaceFirst("^--", ""), value.toString());
    }

    private void flag(String option, boolean set) {
        if (set) {
            put(option, FLAG);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String list(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}

package io.wavecast.trainer.training;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.trainer.calendar.CalendarSettings;
import io.wavecast.trainer.settings.OptionNames;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The options of {@code train} that train a published model again. */
public final class Reproduction {
    private static final String CALENDAR = OptionNames.CALENDAR.substring(2);

    private Reproduction() {}

    /**
     * Reads the options from the model's lineage.
     *
     * @return names and values; empty if the lineage does not have the settings, as those of other programs and of earlier versions
     */
    public static List<String> arguments(Model model) {
        Lineage lineage = model.lineage();
        if (lineage.recipe().settings().isEmpty()) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>(List.of(
                OptionNames.MODEL,
                model.version().name(),
                OptionNames.SINCE,
                time(lineage.history().fromMicros()),
                OptionNames.UNTIL,
                time(lineage.history().toMicros())));
        SortedMap<String, String> settings = new TreeMap<>(lineage.recipe().settings());
        settings.putIfAbsent(CALENDAR, CalendarSettings.NONE.text()); // from before models could know a calendar
        settings.forEach((option, value) -> {
            arguments.add("--" + option);
            if (!value.equals("true")) {
                arguments.add(value);
            }
        });
        return arguments;
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}

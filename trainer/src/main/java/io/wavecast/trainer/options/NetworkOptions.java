package io.wavecast.trainer.options;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.calendar.CalendarSettings;
import io.wavecast.trainer.settings.OptionNames;
import io.wavecast.trainer.training.NetworkShape;
import io.wavecast.trainer.training.SeasonSettings;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the sizes of cells and linear path. Commands choose the kind of cell themselves. */
public final class NetworkOptions {
    @Option(names = OptionNames.RELU, description = "max(0, .) in place of tanh; gates remain sigmoids")
    private boolean relu;

    @Option(
            names = OptionNames.RESET_BEFORE,
            description = "gru only: apply the reset gate before the recurrent product, not after it")
    private boolean resetBefore;

    @Option(names = OptionNames.HIDDEN, description = "units per layer", defaultValue = "128")
    private int hidden;

    @Option(names = OptionNames.LAYERS, description = "1 to 3", defaultValue = "1")
    private int layers;

    @Option(
            names = OptionNames.LAGS,
            description =
                    "past inputs of the linear path, at most; held-out data decides how many are used; 0 for no linear"
                            + " path",
            defaultValue = "512")
    private int lags;

    @Option(
            names = OptionNames.SEASONS,
            paramLabel = "auto|off|N,N",
            converter = Converters.OfSeasons.class,
            description = {
                "lengths of seasons in samples, whose lags the linear path may read, too;",
                "auto: found in the autocorrelation of changes"
            },
            defaultValue = "auto")
    private SeasonSettings seasons = SeasonSettings.AUTO;

    @Option(
            names = OptionNames.REACH,
            paramLabel = "N",
            description = {
                "how far back a lag of a season may lie; beyond 512 give serve the same number as --ring",
                "  Default: the number of --lags."
            })
    private @Nullable Integer reach;

    @Option(
            names = OptionNames.CALENDAR,
            paramLabel = "auto|none|day,week,year",
            converter = Converters.OfCalendar.class,
            description = {
                "cycles whose place in time the linear path may know, if held-out data shows a gain;",
                "auto: those with 4 samples or more that the training part has twice"
            },
            defaultValue = "auto")
    private CalendarSettings calendar = CalendarSettings.AUTO;

    @Option(
            names = OptionNames.ZONE,
            paramLabel = "ZONE",
            converter = Converters.OfZone.class,
            description = "time zone whose days, weeks and years these are, such as Europe/Berlin",
            defaultValue = "UTC")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = OptionNames.HOLIDAYS,
            paramLabel = "FILE|DATE,DATE",
            converter = HolidayList.Converter.class,
            description = {
                "days of the zone that differ from others, which the linear path may know, if held-out data",
                "shows a gain: a file with one date (2026-12-25) or range (2026-12-24..2026-12-26) in each line,",
                "words after it and # comments, or a list of dates; tried whatever --calendar says"
            })
    private @Nullable HolidayList holidays;

    /** The shape with one kind of cell. */
    public NetworkShape shape(CellKind cell) {
        return shape(List.of(cell));
    }

    /** The shape with the kinds of cell to try. */
    public NetworkShape shape(List<CellKind> cells) {
        var lagsOfSeasons = new SeasonSettings(seasons.lengths(), Optional.ofNullable(reach));
        CalendarSettings dates = calendar.in(zone).withHolidays(holidays == null ? List.of() : holidays.dates());
        return new NetworkShape(cells, resetBefore, relu, hidden, layers, lags, lagsOfSeasons, dates);
    }
}

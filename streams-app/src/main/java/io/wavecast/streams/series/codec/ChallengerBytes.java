package io.wavecast.streams.series.codec;

import io.wavecast.core.adapt.Adaptation;
import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.quantile.IntervalTracker;
import io.wavecast.streams.series.ChallengerState;
import io.wavecast.streams.series.Following;
import io.wavecast.streams.series.Lifecycle;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.Warming;
import io.wavecast.streams.series.codec.PendingBytes.Window;
import java.util.Optional;

/**
 * The binary form of a challenger: name and number · inputs · whether it failed · model versions · hidden state · intervals · center and scale of the
 * series, none without scaling per series · pending forecasts · score sums · whether it has an adapter without means · {@link AdaptationBytes that}.
 */
final class ChallengerBytes {
    private ChallengerBytes() {}

    static void write(ChallengerState challenger, BinaryWriter out) {
        SeriesState own = challenger.own();
        out.putText(challenger.version().name());
        out.putLong(challenger.version().number());
        out.putLong(challenger.inputs());
        out.putByte(challenger.failed() ? 1 : 0);
        VersionTable versions = VersionTable.of(own);
        versions.write(out);
        HiddenStateBytes.write(
                own.lifecycle() instanceof Following following ? Optional.of(following.hidden()) : Optional.empty(),
                out);
        out.putDoubles(own.lifecycle().intervals().numbers());
        ScaleBytes.write(own, out);
        PendingBytes.writeAll(own.pending(), versions, out);
        ScoreSummaryBytes.writeAll(own.scores(), versions, out);
        Adaptation adaptation = own.sections().adaptation();
        boolean without = !AdapterMeansBytes.has(adaptation);
        out.putByte(adaptation != null && without ? 1 : 0);
        if (adaptation != null && without) {
            AdaptationBytes.write(adaptation, own.pending(), out);
        }
    }

    /** @param format of the state that the section belongs to */
    static void read(BinaryReader in, SeriesState into, int format) {
        ModelVersion version = VersionTable.version(
                in.getText("the name of the challenger"), in.getLong("the number of the challenger"));
        long inputs = in.getLong("the inputs of the challenger");
        boolean failed = in.getFlag("the flag of a failed challenger");
        VersionTable versions = VersionTable.read(in);
        Optional<HiddenState> hidden = HiddenStateBytes.read(in);
        IntervalTracker intervals = SeriesStateCodec.intervals(in);
        Lifecycle lifecycle = hidden.<Lifecycle>map(state -> new Following(version, state, intervals))
                .orElseGet(() -> new Warming(intervals));
        ScaleBytes.read(in, lifecycle, into.channels());
        var pending = PendingBytes.readAll(in, versions, Window::read);
        var scores = ScoreSummaryBytes.readAll(in, versions, format);
        var challenger = ChallengerState.of(version, into, lifecycle, pending, scores, inputs, failed);
        if (in.getFlag("the flag of a challenger's adapter")) {
            AdaptationBytes.read(in, challenger.own());
        }
        into.sections().setChallenger(challenger);
    }
}

package io.wavecast.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.cli.EventOptions;
import io.wavecast.cli.KafkaOptions;
import io.wavecast.cli.Problems;
import io.wavecast.trainer.options.DecideOptions;
import io.wavecast.trainer.options.ModeOptions;
import io.wavecast.trainer.options.VersionOptions;
import io.wavecast.trainer.options.WatchOptions;
import io.wavecast.trainer.training.SettingsText;
import io.wavecast.trainer.training.TrainSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the lineage states of the settings is all of them, and is read back by {@code train}. */
class StatedSettingsTest {
    private static final List<String> UNUSUAL = List.of(
            ("--model a --horizons 1,7 --targets 2,5 --closed-loop --coverage 0.8 --adapter off --cell gru --relu --reset-before"
                            + " --hidden 7 --layers 2 --lags 99 --seasons 48,336 --reach 400 --calendar day,week --zone Europe/Berlin --holidays 2026-12-25,2027-01-01 --scaling min-max --limits -3.5,7"
                            + " --difference --scale-per model --scale-window 99 --engine pytorch --device cpu --window 77"
                            + " --carry-state --future 5 --batch 9 --updates 17 --patience 0.4 --learning-rate 0.0123 --loss huber"
                            + " --dropout 0.1 --recurrent-dropout 0.2 --clip 2.5 --max-time 77 --seed -5 --tolerance 0.02"
                            + " --max-losing 0.3 --force --no-refit --max-samples 54321 --max-gap 7 --lateness 250ms --clock"
                            + " nominal --clock-rate 128.5 --grid 2s --within mean --grid-fill 14s")
                    .split(" "));

    /** Options that do not change what is learned, or state the model, which the lineage has in another place. */
    private static final List<Object> OTHERS = List.of(
            new KafkaOptions(),
            new EventOptions(),
            new ModeOptions(),
            new VersionOptions(),
            new DecideOptions(),
            new WatchOptions());

    @Test
    void shouldReadBackWhatIsStated() {
        for (List<String> arguments : List.of(List.of("--model", "a", "--horizons", "1"), UNUSUAL)) {
            TrainSettings settings = settings(arguments);
            List<String> stated = new ArrayList<>(List.of("--model", "a"));
            SettingsText.of(settings).forEach((option, value) -> {
                stated.add("--" + option);
                if (!value.equals("true")) {
                    stated.add(value);
                }
            });

            assertThat(settings(stated)).isEqualTo(settings);
        }
    }

    @Test
    void shouldStateEveryOptionThatChangesWhatIsLearned() {
        Set<String> options = names(new TrainCommand());
        OTHERS.forEach(each -> options.removeAll(names(each)));
        options.removeAll(Set.of("ahead", "since", "until", "exit-zero-if-kept", "help", "version"));

        assertThat(SettingsText.of(settings(UNUSUAL)).keySet()).isEqualTo(options);
    }

    private static Set<String> names(Object command) {
        Set<String> names = new TreeSet<>();
        for (OptionSpec option : new CommandLine(command).getCommandSpec().options()) {
            names.add(option.longestName().substring(2));
        }
        return names;
    }

    private static TrainSettings settings(List<String> arguments) {
        var command = new TrainCommand();
        new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
        var problems = Problems.ofOptions();
        TrainSettings settings = command.settings(problems);
        assertThat(problems.found()).isEmpty();
        return settings;
    }
}

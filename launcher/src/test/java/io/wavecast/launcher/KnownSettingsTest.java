package io.wavecast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.cli.ServiceSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class KnownSettingsTest {
    /** Each image has some of the commands only, and must accept the settings of the others. */
    @Test
    void shouldListTheSettingsOfAllCommands() {
        List<String> options = new ArrayList<>(ServiceSettings.options(new CommandLine(new Wavecast())));

        assertThat(String.join("\n", ServiceSettings.allOptions()))
                .as("cli/src/main/resources/io/wavecast/cli/settings.txt")
                .isEqualTo(String.join("\n", options));
    }
}

/** What every command line of Wavecast has in common. */
package io.wavecast.cli;

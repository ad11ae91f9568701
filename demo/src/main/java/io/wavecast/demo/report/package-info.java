/** What a run leaves behind: a table, a file of figures, a picture. */
package io.wavecast.demo.report;

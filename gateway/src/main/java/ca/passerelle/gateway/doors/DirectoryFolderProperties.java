package ca.passerelle.gateway.doors;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The watched folder.
 *
 * @param path a folder with one sub-folder for each feed, into which packages are dropped; empty for none
 */
@ConfigurationProperties("passerelle.directory-folder")
record DirectoryFolderProperties(@DefaultValue("") String path) {}

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Account</name>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BusinessSystem</name>
    <message>
        <source>Not filed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Important</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Business system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Business systems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protection level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filing number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cryptography assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Domain name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responsible person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operating unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In operation since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ctl</name>
    <message>
        <source>make a new server: certificates, configuration, database, first administrators</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bring the database to this program&apos;s schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add, list, reset, disable and enable accounts; list and revoke their sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy the database into one file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make the database anew from a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count and digest every table, and check that the books agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill an empty database with a made-up city</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database or the disk refused; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the database runs, that the disk has room and that you may write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is not of this program&apos;s version; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For an older database run `yunhengctl migrate`; for a newer one use the newer program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is taken; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing of that name; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what there is with `yunhengctl user list`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value breaks a rule; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give another value and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is there already; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use what is there, or name another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command did not finish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the detail in brackets and the log above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: yunhengctl COMMAND [OPTIONS]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`yunhengctl COMMAND --help` tells more about one command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 the command failed, 2 it was called wrongly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No command was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the commands with `yunhengctl --help`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the options with --help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one argument too many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An argument is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s configuration file; its database is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sqlite:/path/to/file or postgres://user@host:port/name (password: environment variable PGPASSWORD).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 is &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a whole number from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no terminal to ask for a password on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file that only you can read with --password-file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password for %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same again:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No password was typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the command again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password file %1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path and its rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others can read the password file %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password that others can read is none; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run `chmod 600 %1`, and choose another password if anybody may have seen it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password file %1 is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write one password a line into it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>today %1</source>
        <comment>a time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <comment>a time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <comment>a time of day</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>This must be filled in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This value is not allowed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another record holds this value already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This record does not exist, or you may not see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the server sets this field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two programs do not understand each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The act was not carried out; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring workstation and server to the same version, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds a value that is not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the field and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the field and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is set by the server only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change was not made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this field as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” points to a record that does not exist, or that you may not see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another record holds the same value in “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the value, or open the other record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record does not exist, or you may not see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The act was not carried out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh the list and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This record exists already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not created a second time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the existing record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore it first, if it is needed again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to restore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You lack the right “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the security administrator for the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sign-in has expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on working; your acts wait in the outbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again to send them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login name or password is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not signed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check both and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many failed attempts: the account is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens by itself in %1 min.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait, or ask the system administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changed the record meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your change was not made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the record as it is now, then decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier act that this one builds on was not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This act waits in the outbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle the earlier act first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server wants the data to be fetched anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsent acts are kept; the list fills again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divide it into smaller parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks to slow down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acts are sent a little later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do: they are sent when the server is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not the one that this workstation trusts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not go on. Ask the system administrator whether the server has a new certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk or the database refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The act was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and check the disk, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side is of a newer version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workstation cannot work with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the newer version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A defect in the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report it with the log file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Organisation</name>
    <message>
        <source>Managing authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Using unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Party</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>District</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact&apos;s phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Employment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background checked on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrecy agreement signed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training this year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Relation</name>
    <message>
        <source>Runs on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depends on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connects to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backs up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standby of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit of the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit of the second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Resource</name>
    <message>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be rectified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped, observed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be reclaimed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reclaimed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x86</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ARM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoongArch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtype</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Business system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responsible person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vCPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OS version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Domestic platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middleware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resource pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place and network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Availability zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private IP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public IP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Domain name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protection level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operating unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Term until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Billing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monitored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utilisation, 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes of the type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>System administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operations engineer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resource manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configuration manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>today %1</source>
        <extracomment>A time of day: &quot;today 14:02&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <extracomment>A time of day: &quot;yesterday 17:30&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::forms::AttributesEditor</name>
    <message>
        <source>This type has no attributes of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>An attribute with its unit of measure: &quot;Capacity (GB)&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::forms::BooleanEditor</name>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::forms::CellDelegate</name>
    <message>
        <source>Holds a change of yours that is not sent yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retired</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::forms::ChoiceEditor</name>
    <message>
        <source>Type to search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::forms::DateEditor</name>
    <message>
        <source>yyyy-mm-dd</source>
        <extracomment>The form of a date in an empty date field.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose from the calendar (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No date</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::forms::FieldEditor</name>
    <message>
        <source>%1 *</source>
        <extracomment>A required field&apos;s caption carries a star.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, required</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::forms::NumberEditor</name>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::panels::ColumnChooser</name>
    <message>
        <source>Find a column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is recognised by this column; it always shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns as delivered</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::panels::ConflictView</name>
    <message>
        <source>Two people changed the same field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what shall stand: 1 the value before both, 2 yours, 3 theirs. Up and Down move between fields, Ctrl+A takes all of them, Ctrl+Enter settles. The value that loses stays in the record&apos;s history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields in conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1  Before both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2  Mine, not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3  Theirs, at the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2  Mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3  Theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back the value that stood before both changes (1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep your value (2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the value at the server (3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All fields are decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) still to decide</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Queue the decision for sending (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide every field first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::panels::FilterBar</name>
    <message>
        <source>Filters of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this filter (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: %1. Press to remove.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::shell::CommandPalette</name>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a panel, or do something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching actions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::shell::MainWindow</name>
    <message>
        <source>Go to, or do…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synchronise now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow or wide navigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yunheng – government-cloud operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language, theme, size, sign-out (F10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workstation is connecting to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can work meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workstation is online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acts reach the server at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server removed unusually many records at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workstation has stopped following it and keeps its data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the system administrator whether this is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::shell::NoticeCard</name>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::shell::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::shell::SignInDialog</name>
    <message>
        <source>Yunheng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Government-cloud operations workstation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host:port, for example cloud-ops.example:8443</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No system keyring is running. The sign-in is not kept on the disk; the password is asked for at each start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the data kept on this workstation with the same password; acts wait in the outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First contact with this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workstation does not know the server yet. Compare the fingerprint of its authority with the one that the system administrator gave you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authority: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 fingerprint of the authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If every pair agrees, trust the server: from then on this workstation talks to no other. If one pair differs, go back and ask the system administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the server that you trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under the same address another authority answered. Somebody may be listening in, or the server was set up anew. Your password was not sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted until now:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown by the server:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint trusted until now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint shown by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the system administrator. If the server was set up anew, they install its authority on this workstation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose your own password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password that you were given is for the first sign-in only. The new one has ten characters or more, of three of these kinds: capital letters, small letters, digits, other signs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the password and sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in – Yunheng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the field to sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can work offline with the same password; your acts wait in the outbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is open yet. Check the address and the network, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passwords differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the new password twice in the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the password that you were given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new password is too simple, or was used before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old one still holds. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views::shell::StatusStrip</name>
    <message>
        <source>No keyring: asks for the password at each start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline: the server cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline: %1</source>
        <comment>followed by the reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline: sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline: the server is not the trusted one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline: the server is of another version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: the server removed unusually many records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
Server %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data is current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data of %1</source>
        <comment>a moment: 5 min ago</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last agreed with the server: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending acts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching %1</source>
        <comment>plural caption of an entity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unsent act(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open the outbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbox: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Conflicts and refused acts wait for your decision</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

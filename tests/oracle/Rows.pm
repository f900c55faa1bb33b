# SPDX-License-Identifier: GPL-2.0
#
# Rows - the rows of a table of calls, for the scripts beside this one
#
# A call is known by file, function, callee and its turn among those, so that
# moved lines do no harm.
package Rows;
use strict;
use warnings;
use Exporter 'import';
our @EXPORT = qw(rows by_key);

# rows(FILE, COLUMN...): the rows as hashes, in the order of file and line;
# dies when one of the columns is missing
sub rows {
	my ($name, @wanted) = @_;
	open(my $in, '<', $name) or die "cannot read '$name': $!\n";
	chomp(my @lines = <$in>);
	my @names = split(/\t/, shift(@lines) // '');
	my @rows = map {
		my %row;
		@row{@names} = split(/\t/, $_, -1);
		\%row;
	} @lines;
	for my $column (qw(file line function callee), @wanted) {
		die "'$name' has no column $column\n"
			unless grep { $_ eq $column } @names;
	}
	die "'$name' is empty\n" unless @rows;
	return sort { $a->{file} cmp $b->{file} || $a->{line} <=> $b->{line} } @rows;
}

# by_key(ROWS): the same by "file function() callee #turn"
sub by_key {
	my (%count, %rows);
	for my $row (@_) {
		my $key = "$row->{file} $row->{function}() $row->{callee}";
		$rows{$key . ' #' . ++$count{$key}} = $row;
	}
	return \%rows;
}

1;
